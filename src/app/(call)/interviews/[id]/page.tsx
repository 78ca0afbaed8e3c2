import type { Metadata, Viewport } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { SignedInAs } from '@/components/session/signed-in-as'
import { NextMeeting } from '@/features/families/components/next-meeting'
import { callCard } from '@/features/families/queries/call-card'
import { NextFamily } from '@/features/calls/components/next-family'
import { hasNextFamily } from '@/features/calls/queries/has-next-family'
import { FamilyConcerns } from '@/features/concerns/components/family-concerns'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { claimOpenInterview } from '@/features/interviews/commands/claim-open-interview'
import { answerWords } from '@/features/interviews/components/answer-words'
import { HandedOver } from '@/features/interviews/components/handed-over'
import { PlainLink } from '@/components/layout/plain-link'
import { PrintButton } from '@/components/layout/print-button'
import { Record } from '@/features/interviews/components/record'
import { schoolName } from '@/features/interviews/components/school-names'
import { filled } from '@/features/interviews/components/texts'
import { isHeldCall } from '@/features/interviews/queries/is-held-call'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { can } from '@/domain/access/can'
import { weekOf } from '@/domain/figures/week'
import { shortDay, weekNumber } from '@/i18n/format'
import { languageNames } from '@/i18n/language-names'
import { wordingsOf } from '@/i18n/wordings'
import { now } from '@/server/clock'
import { orWords, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import { ButtonRow } from '@/components/layout/button-row'
import { OpenInterview, spokenIn } from '../../open-interview'
import styles from './page.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interviews'))('title'),
})

/** An on-screen keyboard shrinks the page instead of covering it. */
export const viewport: Viewport = { width: 'device-width', initialScale: 1, interactiveWidget: 'resizes-content' }

type Props = PageProps<'/interviews/[id]'>

const InterviewPage = async ({ params, searchParams }: Props) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const { correct, ended } = await searchParams
  const locale = await getLocale()
  const { interviews: texts, concerns: concernTexts, calls } = await getMessages()
  const record = await orWords(async () => {
    await claimOpenInterview(actor, id)
    return correct ? interviewForm(actor, id) : interviewRecord(actor, id)
  })
  const nextFamily = async (afterId: string | null) =>
    ended !== undefined && (await hasNextFamily(actor, afterId)) ? (
      <NextFamily
        label={texts.record.nextFamily}
        none={calls.next.none}
        className="button button-main"
        afterId={afterId}
      />
    ) : null
  if ('words' in record)
    return (
      <HandedOver texts={texts} words={record.words} hasEnded={ended !== undefined} next={await nextFamily(null)}>
        {(await isHeldCall(actor, id)) ? <FamilyConcerns concerns={[]} others={null} raiseAt={id} /> : null}
      </HandedOver>
    )
  if (correct && !record.endedAt) redirect(href('/interviews/[id]', { id }))
  await recordView(actor, {
    verb: 'interview.read',
    part: 'interview',
    subjectId: id,
    families: [record.familyId],
  })
  if (!record.endedAt || correct)
    return (
      <>
        <SignedInAs staffId={actor.staffId} />
        <OpenInterview actor={actor} record={record} />
      </>
    )
  const { concerns, others } = await concernsOfFamily(actor, record.familyId)
  const next = await nextFamily(record.familyId)
  const atInterview = concerns.filter(({ interviewId }) => interviewId === id)
  const date = record.answers.find(({ key }) => key === 'call_date')?.value
  const day = typeof date === 'string' ? date : record.startedOn
  const counts = record.answers.find(({ key }) => key === 'confidentiality')?.value === 'yes'
  const wording = wordingsOf(record.instrumentVersion, record.ownTexts)[locale]
  const endedForMs = now().getTime() - record.endedAt.getTime()
  const mayCorrect = can(actor, 'answer.correct', { endedForMs })
  const mayCode = can(actor, 'answer.code', { endedForMs })
  return (
    <main id="content" className={styles.page}>
      <h1>{filled(texts.record.ended, { ref: record.familyRef })}</h1>
      <p className="soft">
        {texts.record[record.ending === 'relieved' || record.ending === 'completed' ? record.ending : 'broken_off']} ·{' '}
        {texts.start.channels[record.channel].toLowerCase()} · {shortDay(day, locale)}, week {weekNumber(weekOf(day))}
      </p>
      {ended ? (
        <p role="status" className={`notice ${styles.notice}`}>
          {counts ? filled(texts.record.thanks, { week: weekNumber(weekOf(day)) }) : texts.record.thanksOnly}
        </p>
      ) : null}
      <ButtonRow tight className={`${styles.links} no-print`}>
        {next}
        <PlainLink className={next ? 'button' : 'button button-main'} href="/today">
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
      {ended ? (
        <section className={styles.concerns}>
          <NextMeeting card={await callCard(actor, record.familyId)} />
        </section>
      ) : null}
      <Record
        record={{ changes: [], present: [], ...record }}
        texts={texts}
        wording={wording}
        words={answerWords(texts, {
          locale,
          instrument: wording.instrument,
          schools: schoolName(record.schools),
          languages: languageNames(spokenIn(record), locale),
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
