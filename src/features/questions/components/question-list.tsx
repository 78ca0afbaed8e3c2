import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { Disclosure } from '@/components/layout/disclosure'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { EmptyState } from '@/components/list/empty-state'
import { PlainList } from '@/components/list/plain-list'
import { dateAt } from '@/domain/dates'
import { longDay } from '@/i18n/format'
import type { Locale } from '@/i18n/locale'
import type { ListedQuestion, OwnQuestionList } from '../queries/own-question-list'
import { StopButton } from './stop-button'
import styles from './questions.module.css'

const optionTexts = ({ question, texts }: ListedQuestion, locale: Locale) =>
  'options' in question ? question.options.map((option) => texts.words[locale].options[option]).join(' · ') : ''

/** A question with its kind and its answers. */
const QuestionText = async ({ listed }: { listed: ListedQuestion }) => {
  const [t, locale] = [await getTranslations('questions'), await getLocale()]
  const { question, texts, since, retiredAt } = listed
  const answers = optionTexts(listed, locale)
  const from = longDay(dateAt(since), locale)
  return (
    <div className={styles.text}>
      <h3>{texts.words[locale].wording}</h3>
      <p>
        {t(`kinds.${question.kind}`)}
        {answers ? `: ${answers}` : ''}
        {question.kind === 'number' ? `: 0-${question.max}` : ''}
      </p>
      <p className="small soft">
        {retiredAt ? t('until', { from, until: longDay(dateAt(retiredAt), locale) }) : t('since', { day: from })}{' '}
        {t.rich('column', { key: () => <code>{question.key}</code> })}
      </p>
    </div>
  )
}

const InUse = async ({ questions }: { questions: readonly ListedQuestion[] }) => {
  const [t, locale] = [await getTranslations('questions'), await getLocale()]
  return (
    <PlainList ruled className={styles.list}>
      {questions.map((question) => {
        const { short } = question.texts.words[locale]
        return (
          <li key={question.id} className={styles.item}>
            <QuestionText listed={question} />
            <ButtonRow>
              <Link
                className="button"
                href={href('/questions/new', {}, { replaces: question.id })}
                aria-label={t('changeOf', { short })}
              >
                {t('change')}
              </Link>
              <StopButton id={question.id} short={short} />
            </ButtonRow>
          </li>
        )
      })}
    </PlainList>
  )
}

const Earlier = async ({ questions, isFull }: { questions: readonly ListedQuestion[]; isFull: boolean }) => {
  const [t, locale] = [await getTranslations('questions'), await getLocale()]
  return (
    <Disclosure summary={t('earlier', { count: questions.length })}>
      <p className="soft">{t('earlierAbout')}</p>
      <PlainList ruled className={styles.list}>
        {questions.map((question) => (
          <li key={question.id} className={styles.item}>
            <QuestionText listed={question} />
            {isFull ? null : (
              <Link
                className="button"
                href={href('/questions/new', {}, { like: question.id })}
                aria-label={t('againOf', { short: question.texts.words[locale].short })}
              >
                {t('again')}
              </Link>
            )}
          </li>
        ))}
      </PlainList>
    </Disclosure>
  )
}

/** The questions that the organisation added: those in use, and earlier ones with answers. */
export const QuestionList = async ({ inUse, earlier, isFull }: OwnQuestionList) => {
  const t = await getTranslations('questions')
  return (
    <>
      {inUse.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
          <Link className="button button-main" href="/questions/new">
            {t('add')}
          </Link>
        </EmptyState>
      ) : (
        <section aria-labelledby="in-use">
          <div className={styles.listHead}>
            <h2 id="in-use">{t('inUse')}</h2>
            {isFull ? null : (
              <Link className="button button-main" href="/questions/new">
                {t('add')}
              </Link>
            )}
          </div>
          {isFull ? <p className="soft">{t('full')}</p> : null}
          <InUse questions={inUse} />
        </section>
      )}
      {earlier.length > 0 ? <Earlier questions={earlier} isFull={isFull} /> : null}
    </>
  )
}
