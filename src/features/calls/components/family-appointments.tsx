import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Disclosure } from '@/components/layout/disclosure'
import { TypedText } from '@/components/layout/typed-text'
import { PlainList } from '@/components/list/plain-list'
import type { KnownFacts } from '@/domain/calls/ways-of-meeting'
import { isolatedParts, isolatedText } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import type { AppointmentChoices } from '../queries/appointment-choices'
import type { AppointmentOfFamily } from '../queries/appointments-of-family'
import { AddAppointment } from './add-appointment'
import { AppointmentButtons } from './appointment-buttons'
import { useAppointmentWhen } from './appointment-when'
import styles from './appointments.module.css'
import { ReminderMessage } from './reminder-message'

type Props = {
  familyId: string
  appointments: readonly AppointmentOfFamily[]
  /** Null for a family that may not be called. */
  choices: AppointmentChoices | null
  /** What is known of how one can meet. */
  known: KnownFacts
  today: string
  tomorrow: string
  /** Who interprets at the appointment that is to come, and the way to book somebody. */
  interpreterOf?: ((appointment: AppointmentOfFamily) => ReactNode) | undefined
}

/** Who made an appointment, and what became of it. */
const useHistoryTexts = () => {
  const t = useTranslations('agenda.family')
  const locale = useLocale()
  const at = (instant: Date | null) => (instant ? moment(instant, locale) : '')
  return ({ closedAs, closedBy, closedAt, madeBy, madeAt, isHeld, isComing }: AppointmentOfFamily): string[] => {
    const made = t('made', { name: isolatedText(madeBy ?? t('somebody')), at: at(madeAt) })
    if (closedAs) return [made, t(closedAs, { name: closedBy ?? t('somebody'), at: at(closedAt) })]
    if (isHeld) return [made, t('held')]
    return isComing ? [made] : [made, t('passed')]
  }
}

const Appointment = ({ appointment }: { appointment: AppointmentOfFamily }) => {
  const t = useTranslations('agenda.family')
  const channels = useTranslations('frame.channels')
  const i = useTranslations('agenda.interpreter')
  const chosen = useTranslations('ways.chosen')
  const locale = useLocale()
  const { whenText } = useAppointmentWhen()
  const historyTexts = useHistoryTexts()
  const { channel, chosenBy, note, ownerName, interpreter, remindAt, remindedAt, isReminderLate, isComing } =
    appointment
  const details = [
    channel ? channels(channel) : null,
    chosenBy ? chosen(chosenBy) : null,
    t('with', { name: isolatedText(ownerName) }),
  ]
  return (
    <>
      <p>
        <strong>{whenText(appointment)}</strong> {isolatedParts(details, ', ')}
      </p>
      {note ? <TypedText>{`“${isolatedText(note)}”`}</TypedText> : null}
      <p className="soft small">{historyTexts(appointment).join(' · ')}</p>
      {interpreter && !isComing ? <p className="soft small">{i('with', { name: isolatedText(interpreter) })}</p> : null}
      {remindedAt ? <p className="small">{t('reminded', { at: moment(remindedAt, locale) })}</p> : null}
      {remindAt && !remindedAt && isComing ? (
        <p className="small">{t(isReminderLate ? 'notReminded' : 'remindAt', { at: moment(remindAt, locale) })}</p>
      ) : null}
    </>
  )
}

const Coming = ({
  appointment,
  interpreterOf,
}: { appointment: AppointmentOfFamily } & Pick<Props, 'interpreterOf'>) => {
  const t = useTranslations('agenda')
  const { whenText } = useAppointmentWhen()
  const { id, reminder } = appointment
  return (
    <div className={styles.appointment}>
      <Appointment appointment={appointment} />
      {interpreterOf?.(appointment)}
      <p className="no-print">
        <a href={`/api/appointments/${id}`} aria-label={t('fileOf', { when: whenText(appointment) })}>
          {t('file')}
        </a>
      </p>
      {reminder?.refusal ? <p className="soft small">{t(`refusals.${reminder.refusal}`)}</p> : null}
      {reminder && !reminder.refusal ? (
        <ReminderMessage appointmentId={id} text={reminder.text} number={reminder.number} />
      ) : null}
    </div>
  )
}

/** The appointment that is to come, the way to make, move or cancel one, and the earlier ones. */
export const FamilyAppointments = (props: Props) => {
  const { familyId, appointments, choices, known, today, tomorrow, interpreterOf } = props
  const t = useTranslations('agenda.family')
  const coming = appointments.find(({ isComing }) => isComing)
  const earlierAppointments = appointments.filter(({ isComing }) => !isComing)
  const undoable = appointments.find(({ isUndoable }) => isUndoable)
  return (
    <>
      {appointments.length === 0 ? <p className="soft">{t('none')}</p> : null}
      {coming ? <Coming appointment={coming} interpreterOf={interpreterOf} /> : null}
      <AppointmentButtons comingId={coming?.id ?? null} undoableId={undoable?.id ?? null} />
      {choices ? (
        <AddAppointment
          familyId={familyId}
          choices={choices}
          known={known}
          today={today}
          tomorrow={tomorrow}
          summary={coming ? t('move') : t('add')}
          way={{ channel: coming?.channel ?? null, chosenBy: coming?.chosenBy ?? null }}
          movedNote={coming?.note ?? ''}
          bookedId={coming?.interpreterId ?? null}
        />
      ) : null}
      {earlierAppointments.length > 0 ? (
        <Disclosure summary={t('earlier')} open={!coming} small>
          <PlainList ruled>
            {earlierAppointments.map((appointment) => (
              <li key={appointment.id} className={styles.appointment}>
                <Appointment appointment={appointment} />
              </li>
            ))}
          </PlainList>
        </Disclosure>
      ) : null}
    </>
  )
}
