import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedText } from '@/domain/isolated-text'
import { dateAt } from '@/domain/dates'
import { clockTime, shortDay } from '@/i18n/format'
import type { AppointmentToMove } from '../queries/appointments-to-move'
import styles from './absences.module.css'

/** Appointments on days on which whoever makes the call is away, each with a link to its family. */
export const AppointmentsToMove = ({ appointments }: { appointments: readonly AppointmentToMove[] }) => {
  const t = useTranslations('agenda')
  const locale = useLocale()
  const whenText = ({ startsAt, endsAt }: AppointmentToMove) => {
    const from = clockTime(startsAt, locale)
    const time = endsAt ? t('between', { from, until: clockTime(endsAt, locale) }) : from
    return `${shortDay(dateAt(startsAt), locale)} ${time}`
  }
  return (
    <>
      <p className="soft">{t('toMove.lead')}</p>
      <PlainList ruled>
        {appointments.map((appointment) => (
          <li key={appointment.id} className={styles.item}>
            <Link href={href('/families/[id]', { id: appointment.familyId })} prefetch={false}>
              {appointment.ref}
            </Link>{' '}
            {t('toMove.line', { when: whenText(appointment), owner: isolatedText(appointment.ownerName) })}
          </li>
        ))}
      </PlainList>
    </>
  )
}
