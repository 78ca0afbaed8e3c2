'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { partsOfDay } from '@/domain/people/contact-preferences'
import { ruleOf, type Outcome } from '@/domain/calls/outcomes'
import { attemptNoteLimit } from '@/domain/text-limits'
import styles from './calls.module.css'

/** What an outcome needs besides itself, in the form in which the command takes it. */
export type OutcomeDetails = {
  contactPointId: string | null
  wish: { notBefore: string; time: string | null; partsOfDay: (typeof partsOfDay)[number][] } | null
  appointment: { day: string; from: string; until: string | null } | null
  note: string
}

export type NumberToCall = { id: string; value: string }

type Props = {
  outcome: Outcome
  numbers: readonly NumberToCall[]
  today: string
  tomorrow: string
  pending: boolean
  onSend: (details: OutcomeDetails) => Promise<Refused | null>
  onCancel: () => void
}

const DayField = ({ path, label, today, day }: { path: string; label: string; today: string; day: string }) => (
  <Field path={path} label={label}>
    {(field) => <input {...field} type="date" className="input" min={today} defaultValue={day} required={day !== ''} />}
  </Field>
)

const TimeField = ({ path, label, required }: { path: string; label: string; required: boolean }) => (
  <Field path={path} label={label}>
    {(field) => <input {...field} type="time" className="input" required={required} />}
  </Field>
)

const PartsOfDay = () => {
  const t = useTranslations('calls')
  return (
    <fieldset className={styles.parts}>
      <legend>{t('outcome.partsOfDay')}</legend>
      {partsOfDay.map((part) => (
        <Tick key={part} name="partsOfDay" value={part}>
          {t(`partsOfDayLabel.${part}`)}
        </Tick>
      ))}
    </fieldset>
  )
}

const WishFields = ({ outcome, today, tomorrow }: Pick<Props, 'outcome' | 'today' | 'tomorrow'>) => {
  const t = useTranslations('calls.outcome')
  const { effect } = ruleOf(outcome)
  if (effect.kind === 'stop')
    return effect.by === 'organisation' ? (
      <DayField path="wish.notBefore" label={t('day.other')} today={today} day="" />
    ) : null
  if (effect.kind !== 'asked') return null
  const isCallBack = outcome === 'callback_asked'
  return (
    <>
      <DayField
        path="wish.notBefore"
        label={isCallBack ? t('day.callback_asked') : t('day.away_until')}
        today={today}
        day={tomorrow}
      />
      {isCallBack ? <TimeField path="wish.time" label={t('time')} required={false} /> : null}
      {isCallBack ? <PartsOfDay /> : null}
    </>
  )
}

const AppointmentFields = ({ outcome, today, tomorrow }: Pick<Props, 'outcome' | 'today' | 'tomorrow'>) => {
  const t = useTranslations('calls.outcome')
  const { effect } = ruleOf(outcome)
  if (effect.kind !== 'appointment') return null
  const isWindow = effect.appointment === 'soft'
  return (
    <>
      <DayField path="appointment.day" label={t('appointmentDay')} today={today} day={tomorrow} />
      <TimeField path="appointment.from" label={isWindow ? t('windowFrom') : t('from')} required />
      {isWindow ? <TimeField path="appointment.until" label={t('until')} required /> : null}
    </>
  )
}

const NumberField = ({ numbers }: { numbers: readonly NumberToCall[] }) => {
  const t = useTranslations('calls.outcome')
  return (
    <Field path="contactPointId" label={t('whichNumber')}>
      {(field) => (
        <select {...field} className="input" required>
          {numbers.map(({ id, value }) => (
            <option key={id} value={id}>
              {value}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

const detailsOf = (fields: FormData): OutcomeDetails => {
  const text = (name: string) => fieldText(fields, name)
  const [notBefore, day] = [text('wish.notBefore'), text('appointment.day')]
  const chosenParts = new Set(fields.getAll('partsOfDay'))
  return {
    contactPointId: text('contactPointId') || null,
    wish: notBefore
      ? { notBefore, time: text('wish.time') || null, partsOfDay: partsOfDay.filter((part) => chosenParts.has(part)) }
      : null,
    appointment: day ? { day, from: text('appointment.from'), until: text('appointment.until') || null } : null,
    note: text('note'),
  }
}

/** Whether an outcome is recorded with one tap, or needs more first. */
export const needsForm = (outcome: Outcome, numbers: readonly NumberToCall[]): boolean => {
  const { effect, closesNumber, note } = ruleOf(outcome)
  const hasFields = effect.kind === 'asked' || effect.kind === 'appointment' || effect.kind === 'stop'
  return hasFields || note === 'required' || (closesNumber && numbers.length > 1)
}

/** The fields of one outcome: the day or time that was agreed, the number that is wrong, a note. */
export const OutcomeForm = ({ outcome, numbers, today, tomorrow, pending, onSend, onCancel }: Props) => {
  const t = useTranslations('calls')
  const { closesNumber, note } = ruleOf(outcome)
  return (
    <CheckedForm className={styles.outcomeForm} onSend={(fields) => onSend(detailsOf(fields))} opens>
      <p className={styles.outcomeName}>{t(`outcomes.${outcome}`)}</p>
      <div className={styles.side}>
        <WishFields outcome={outcome} today={today} tomorrow={tomorrow} />
        <AppointmentFields outcome={outcome} today={today} tomorrow={tomorrow} />
        {closesNumber ? <NumberField numbers={numbers} /> : null}
      </div>
      {note === 'none' ? null : (
        <TextField
          path="note"
          label={note === 'required' ? t('outcome.noteNeeded') : t('outcome.note')}
          longest={attemptNoteLimit}
          required={note === 'required'}
        />
      )}
      <div className={styles.choices}>
        <CommandButton pending={pending} className="button button-main">
          {t('outcome.save')}
        </CommandButton>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {t('outcome.cancel')}
        </button>
      </div>
    </CheckedForm>
  )
}
