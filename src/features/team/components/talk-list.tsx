import { useLocale, useTranslations } from 'next-intl'
import { PlainList } from '@/components/list/plain-list'
import { clockTime, shortDay } from '@/i18n/format'
import type { TalkRequestList } from '../queries/talk-requests'
import { TalkItem } from './talk-item'

type TalkRequest = TalkRequestList['requests'][number]

/** Who wants to talk after a heavy call. It says that they want to, and nothing about the call. */
export const TalkList = ({ list: { requests, count } }: { list: TalkRequestList }) => {
  const t = useTranslations('team.talks')
  const locale = useLocale()
  const textOf = ({ isMine, isWithMe, isLate, isAskedOfNobody, doneAt, dueOn, asker, asked }: TalkRequest) => {
    const names = { asker, asked, day: shortDay(dueOn, locale) }
    if (isMine && doneAt) return t('done', { ...names, at: clockTime(doneAt, locale) })
    if (isMine && !isLate) return isAskedOfNobody ? t('askedAway', names) : t('asked', names)
    if (isMine) return t('askedLate', names)
    if (isWithMe) return isLate ? t('withMeLate', names) : t('withMe', names)
    return isLate ? t('missed', names) : t('waits', names)
  }
  return (
    <>
      <PlainList ruled>
        {requests.map((request) => (
          <TalkItem
            key={request.id}
            id={request.id}
            text={textOf(request)}
            mayMark={!request.isMine && request.doneAt === null}
            mayWithdraw={request.isMine && request.doneAt === null}
          />
        ))}
      </PlainList>
      {count > requests.length ? <p className="soft">{t('more', { count: count - requests.length })}</p> : null}
    </>
  )
}
