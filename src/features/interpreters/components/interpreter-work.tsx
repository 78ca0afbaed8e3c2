import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { dateAt } from '@/domain/dates'
import { isolatedText } from '@/domain/isolated-text'
import { clockTime, longDay, longDayOfWeek } from '@/i18n/format'
import type { InterpreterWork as Work } from '../queries/work-of-interpreter'
import styles from './interpreters.module.css'

const Bookings = ({ bookings }: Pick<Work, 'bookings'>) => {
  const t = useTranslations('interpreters')
  const locale = useLocale()
  if (bookings.length === 0) return <p className="soft">{t('noComing')}</p>
  return (
    <PlainList ruled>
      {bookings.map(({ familyId, ref, startsAt, ownerName }) => (
        <li key={familyId}>
          <Link href={href('/families/[id]', { id: familyId })} prefetch={false}>
            {ref}
          </Link>{' '}
          {t('booking', {
            day: longDayOfWeek(dateAt(startsAt), locale),
            time: clockTime(startsAt, locale),
            name: isolatedText(ownerName),
          })}
        </li>
      ))}
    </PlainList>
  )
}

const Families = ({ families }: Pick<Work, 'families'>) => {
  const t = useTranslations('interpreters')
  const locale = useLocale()
  if (families.length === 0) return <p className="soft">{t('noFamilies')}</p>
  return (
    <PlainList ruled>
      {families.map(({ familyId, ref, parentName, calls, lastOn }) => (
        <li key={familyId}>
          <Link href={href('/families/[id]', { id: familyId })} prefetch={false}>
            {parentName || ref}
          </Link>{' '}
          <span className="soft small">{t('known', { count: calls, day: longDay(lastOn, locale) })}</span>
        </li>
      ))}
    </PlainList>
  )
}

/** What an interpreter is booked for, and the families who know them. */
export const InterpreterWork = ({ bookings, families }: Work) => {
  const t = useTranslations('interpreters')
  return (
    <>
      <section className={styles.section}>
        <h2>{t('coming')}</h2>
        <Bookings bookings={bookings} />
      </section>
      <section className={styles.section}>
        <h2>{t('families')}</h2>
        <Families families={families} />
      </section>
    </>
  )
}
