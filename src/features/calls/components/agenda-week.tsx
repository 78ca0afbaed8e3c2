import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts, isolatedText } from '@/domain/isolated-text'
import type { Conflict } from '@/domain/calls/agenda'
import { clockTime, longDayOfWeek } from '@/i18n/format'
import type { AgendaDay, AgendaItem } from '../queries/week-agenda'
import { useAppointmentWhen } from './appointment-when'
import styles from './appointments.module.css'

type Props = { days: readonly AgendaDay[]; today: string; name: string }

const useConflictText = (name: string) => {
  const t = useTranslations('agenda.conflicts')
  const locale = useLocale()
  return (conflict: Conflict): string => {
    if (conflict.kind === 'close') return t('close', { time: clockTime(conflict.otherAt, locale) })
    if (conflict.kind === 'away') return t('away', { name: isolatedText(name) })
    return t('outside_safe_hours', { hours: conflict.hours })
  }
}

const Entry = ({ item, name }: { item: AgendaItem; name: string }) => {
  const t = useTranslations('agenda')
  const channels = useTranslations('frame.channels')
  const { timeText, whenText } = useAppointmentWhen()
  const conflictText = useConflictText(name)
  const { id, familyId, ref, familyName, isVisible, kind, channel, note, interpreter, isOver, conflicts } = item
  const details = [t(`kinds.${kind}`), channel ? channels(channel) : null, isOver ? t('over') : null]
  return (
    <li className={isOver ? `${styles.entry} ${styles.over}` : styles.entry}>
      <span className={styles.time}>{timeText(item)}</span>
      <div className={styles.about}>
        <span>
          {isVisible ? (
            <Link href={href('/families/[id]', { id: familyId })} prefetch={false}>
              {familyName ?? ref}
            </Link>
          ) : (
            <strong>{ref}</strong>
          )}{' '}
          <span className="soft small">{isolatedParts([familyName ? ref : null, ...details], ' · ')}</span>
        </span>
        {note ? <span>“{note}”</span> : null}
        {interpreter ? <span>{t('interpreter.with', { name: isolatedText(interpreter) })}</span> : null}
        {conflicts.length > 0 ? (
          <span className={`${styles.conflict} small`}>
            {t('conflicts.title')} {conflicts.map(conflictText).join('; ')}
          </span>
        ) : null}
        {isVisible && !isOver && kind !== 'call_back' ? (
          <a
            className="small no-print"
            href={`/api/appointments/${id}`}
            aria-label={t('fileOf', { when: whenText(item) })}
          >
            {t('file')}
          </a>
        ) : null}
      </div>
    </li>
  )
}

/** A week of one person, day by day: a list, so that it reads the same on a phone, on paper and by a screen reader. */
export const AgendaWeek = ({ days, today, name }: Props) => {
  const t = useTranslations('agenda')
  const locale = useLocale()
  return (
    <div className={styles.week}>
      {days.map(({ day, isAway, entries }) => (
        <section key={day} className={day === today ? `${styles.day} ${styles.present}` : styles.day}>
          <h2>
            <span className={styles.dayName}>{longDayOfWeek(day, locale)}</span>
            {day === today ? <span className="soft small"> {t('today')}</span> : null}
          </h2>
          <div className={styles.entries}>
            {isAway ? <p>{t('awayThatDay')}</p> : null}
            {entries.length === 0 ? (
              isAway ? null : (
                <p className="soft">{t('empty')}</p>
              )
            ) : (
              <PlainList className={styles.entries}>
                {entries.map((item) => (
                  <Entry key={item.id} item={item} name={name} />
                ))}
              </PlainList>
            )}
          </div>
        </section>
      ))}
    </div>
  )
}
