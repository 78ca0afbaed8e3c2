import { getLocale, getTranslations } from 'next-intl/server'
import { TypedText } from '@/components/layout/typed-text'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { longDay } from '@/i18n/format'
import type { ParentRequests } from '../queries/parent-requests-of-family'
import { ParentAnswerForm } from './answer-form'
import styles from './parent-requests.module.css'

type KeptRequest = ParentRequests['requests'][number]

const RequestItem = async ({ request, today }: { request: KeptRequest; today: string }) => {
  const [t, locale] = [await getTranslations('parentRequests'), await getLocale()]
  const { id, kind, askedOn, words, recordedBy, answer, answeredOn, answeredBy, answerBy } = request
  const isLate = answeredOn === null && answerBy < today
  return (
    <li className={styles.item}>
      <p>
        <strong>{t(`kinds.${kind}`)}</strong>
      </p>
      <p className="small soft">{t('askedOn', { day: longDay(askedOn, locale), name: isolatedText(recordedBy) })}</p>
      {words ? <TypedText>{words}</TypedText> : null}
      {answeredOn ? (
        <>
          <p className="small soft">
            {t('answered', { day: longDay(answeredOn, locale), name: isolatedText(answeredBy ?? '') })}
          </p>
          <TypedText>{answer}</TypedText>
        </>
      ) : (
        <>
          <p className={isLate ? 'problem' : undefined}>
            {t(isLate ? 'late' : 'answerBy', { day: longDay(answerBy, locale) })}
          </p>
          <ParentAnswerForm id={id} kind={kind} askedOn={askedOn} today={today} />
        </>
      )}
    </li>
  )
}

/** What the parent asked, the open requests first, each with its answer or the form for it. */
export const RequestList = async ({ requests, today }: { requests: readonly KeptRequest[]; today: string }) => {
  const t = await getTranslations('parentRequests')
  if (requests.length === 0) return <p className="soft">{t('none')}</p>
  return (
    <PlainList ruled>
      {requests.map((request) => (
        <RequestItem key={request.id} request={request} today={today} />
      ))}
    </PlainList>
  )
}
