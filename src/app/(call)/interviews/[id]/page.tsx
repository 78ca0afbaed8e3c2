import type { Metadata, Viewport } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { SignedInAs } from '@/components/session/signed-in-as'
import { FamilyConcerns } from '@/features/concerns/components/family-concerns'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { ownConcern } from '@/features/concerns/queries/own-concern'
import { answerWords } from '@/features/interviews/components/answer-words'
import { HandedOver } from '@/features/interviews/components/handed-over'
import { Interview } from '@/features/interviews/components/interview'
import { PlainLink } from '@/features/interviews/components/plain-link'
import { PrintButton } from '@/features/interviews/components/print-button'
import { Record } from '@/features/interviews/components/record'
import { schoolName } from '@/features/interviews/components/school-names'
import { filled } from '@/features/interviews/components/texts'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { can } from '@/domain/access/can'
import { dateAt } from '@/domain/dates'
import { weekOf } from '@/domain/figures/week'
import { shortDay, weekNumber } from '@/i18n/format'
import { languageNames } from '@/i18n/language-names'
import { wordingsOf } from '@/i18n/wordings'
import { now, today } from '@/server/clock'
import { orWords, pathId } from '@/server/page'
import { requireActor } from '@/server/session'
import { ButtonRow } from '@/components/layout/button-row'
import styles from './page.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interviews'))('title'),
})

/** An on-screen keyboard shrinks the page instead of covering it. */
export const viewport: Viewport = { width: 'device-width', initialScale: 1, interactiveWidget: 'resizes-content' }

/** The language tags that this interview holds or offers. */
const spokenIn = ({ answers, offered }: Awaited<ReturnType<typeof interviewForm>>): string[] =>
  [answers.find(({ key }) => key === 'home_languages')?.value, offered.home_languages]
    .flatMap((value) => (Array.isArray(value) ? [...value] : []))
    .map(String)

type Props = PageProps<'/interviews/[id]'>

const InterviewPage = async ({ params, searchParams }: Props) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const { correct, ended } = await searchParams
  const locale = await getLocale()
  const { interviews: texts, concerns: concernTexts, frame } = await getMessages()
  const record = await orWords(() => (correct ? interviewForm(actor, id) : interviewRecord(actor, id)))
  if ('words' in record) return <HandedOver texts={texts} words={record.words} hasEnded={ended !== undefined} />
  if (correct && !record.endedAt) redirect(href('/interviews/[id]', { id }))
  const languages = languageNames(spokenIn(record), locale)
  const { ownTexts, ...interview } = record
  const wordings = wordingsOf(record.instrumentVersion, ownTexts)
  if (!record.endedAt || correct)
    return (
      <>
        <SignedInAs staffId={actor.staffId} />
        <Interview
          interview={interview}
          concern={await ownConcern(actor, id)}
          texts={texts}
          locale={locale}
          wordings={wordings}
          today={today()}
          languages={languages}
          close={frame.actions.close}
        />
      </>
    )
  const { concerns, others } = await concernsOfFamily(actor, record.familyId)
  const atInterview = concerns.filter(({ interviewId }) => interviewId === id)
  const date = record.answers.find(({ key }) => key === 'call_date')?.value
  const day = typeof date === 'string' ? date : dateAt(record.endedAt)
  const counts = record.answers.find(({ key }) => key === 'confidentiality')?.value === 'yes'
  const wording = wordings[locale]
  const endedForMs = now().getTime() - record.endedAt.getTime()
  const mayCorrect = can(actor, 'answer.correct', { endedForMs })
  const mayCode = can(actor, 'answer.code', { endedForMs })
  return (
    <main id="content" className={styles.page}>
      <h1>{filled(texts.record.ended, { ref: record.familyRef })}</h1>
      <p className="soft">
        {record.state === 'completed' ? texts.record.completed : texts.record.broken_off} ·{' '}
        {texts.start.channels[record.channel].toLowerCase()} · {shortDay(day, locale)}, week {weekNumber(weekOf(day))}
      </p>
      {ended ? (
        <p role="status" className={`notice ${styles.notice}`}>
          {counts ? filled(texts.record.thanks, { week: weekNumber(weekOf(day)) }) : texts.record.thanksOnly}
        </p>
      ) : null}
      <ButtonRow as="p" tight className={`${styles.links} no-print`}>
        <PlainLink className="button button-main" href="/today">
          {texts.record.today}
        </PlainLink>
        <PlainLink className="button" href={href('/families/[id]', { id: record.familyId })}>
          {texts.record.family}
        </PlainLink>
        {mayCorrect || mayCode ? (
          <PlainLink className="button" href={href('/interviews/[id]', { id }, { correct: 1 })}>
            {mayCorrect ? texts.record.correct : texts.record.code}
          </PlainLink>
        ) : null}
        <PrintButton label={texts.record.print} />
      </ButtonRow>
      <Record
        record={{ changes: [], ...record }}
        texts={texts}
        wording={wording}
        words={answerWords(texts, {
          locale,
          instrument: wording.instrument,
          schools: schoolName(record.schools),
          languages,
        })}
      />
      <section className={atInterview.length > 0 || others ? styles.concerns : `${styles.concerns} no-print`}>
        <h2>{concernTexts.title}</h2>
        <FamilyConcerns
          concerns={atInterview}
          others={others}
          {...(atInterview.some(({ isOwn }) => isOwn) ? {} : { raiseAt: id })}
        />
      </section>
    </main>
  )
}

export default InterviewPage
