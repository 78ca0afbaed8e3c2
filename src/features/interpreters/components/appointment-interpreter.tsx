import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import type { InterpreterChoices } from '@/server/interpreter-choices'
import { BookInterpreter } from './book-interpreter'
import styles from './interpreters.module.css'

type Props = {
  appointment: {
    id: string
    startsAt: Date
    endsAt: Date | null
    bookingId: string | null
    interpreterId: string | null
    interpreter: string | null
    toldAt: Date | null
  }
  choices: InterpreterChoices
}

/** Who interprets at the appointment that is to come, and the way to book somebody. */
export const AppointmentInterpreter = ({ appointment, choices }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const locale = useLocale()
  const { bookingId, interpreterId, interpreter, toldAt } = appointment
  const { isNeeded, wantsNone, interpreters } = choices
  if (wantsNone) return <p>{t('unwanted')}</p>
  if (!isNeeded && interpreter === null && interpreters.length === 0) return null
  const booking = bookingId && interpreterId ? { id: bookingId, interpreterId } : null
  return (
    <div className={styles.booking}>
      {interpreter ? (
        <p>
          {t('booked', { name: isolatedText(interpreter) })}{' '}
          <span className="soft small">{toldAt ? t('told', { at: moment(toldAt, locale) }) : t('notTold')}</span>
        </p>
      ) : null}
      {interpreter === null && isNeeded ? <p className={styles.unsigned}>{t('needed')}</p> : null}
      <BookInterpreter appointment={appointment} booking={booking} choices={interpreters} />
    </div>
  )
}
