'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { InterpreterField } from '@/components/form/interpreter-field'
import { fieldText } from '@/components/form/field-text'
import { StaffField } from '@/components/form/staff-field'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { TypedText } from '@/components/layout/typed-text'
import { isolatedText } from '@/domain/isolated-text'
import { oneOf } from '@/domain/closed-lists'
import { interpreterHours } from '@/domain/calls/interpreters'
import type { ChosenWay } from '@/domain/calls/chosen-way'
import type { KnownFacts } from '@/domain/calls/ways-of-meeting'
import { reminderDays } from '@/domain/calls/reminder'
import { instantOf, isCalendarDate, isClockTime } from '@/domain/dates'
import { channels, choosers } from '@/domain/instrument/call-details'
import { attemptNoteLimit } from '@/domain/text-limits'
import type { CallHours } from '@/i18n/use-interpreter-label'
import type { AppointmentChoices } from '../queries/appointment-choices'
import { AppointmentWay } from './appointment-way'
import styles from './appointments.module.css'

/** What the form sends, beside the id and the family. */
export type AppointmentFields = {
  ownerId: string | null
  day: string
  from: string
  until: string | null
  channel: (typeof channels)[number] | null
  chosenBy: (typeof choosers)[number] | null
  note: string
  reminder: { day: (typeof reminderDays)[number]; time: string } | null
  /** Undefined where no interpreter is offered: who was booked before stays, when they are free. */
  interpreterId: string | null | undefined
}

type Props = {
  choices: AppointmentChoices
  today: string
  tomorrow: string
  /** How they meet, as it is chosen at first. */
  way: ChosenWay
  /** What is known of how one can meet; absent: no aid to choose. */
  known?: KnownFacts
  /** What was noted for the appointment that is moved. It stays. */
  movedNote?: string
  /** Who interprets at the appointment that is moved. */
  bookedId?: string | null
  pending: boolean
  onSend: (fields: AppointmentFields) => Promise<Refused | null>
}

const fieldsOf = (form: FormData): AppointmentFields => {
  const text = (name: string) => fieldText(form, name)
  const day = oneOf(reminderDays, text('reminder.day'))
  return {
    ownerId: text('ownerId') || null,
    day: text('day'),
    from: text('from'),
    until: text('until') || null,
    channel: oneOf(channels, text('channel')) ?? null,
    chosenBy: oneOf(choosers, text('chosenBy')) ?? null,
    note: text('note'),
    reminder: day ? { day, time: text('reminder.time') } : null,
    interpreterId: form.has('interpreterId') ? text('interpreterId') || null : undefined,
  }
}

const TimeFields = ({ today, tomorrow }: Pick<Props, 'today' | 'tomorrow'>) => {
  const t = useTranslations('agenda.form')
  const [isWindow, setIsWindow] = useState(false)
  const time = (path: string, label: string) => (
    <Field path={path} label={label}>
      {(field) => <input {...field} type="time" className="input" required />}
    </Field>
  )
  return (
    <>
      <fieldset className={styles.kinds}>
        <legend>{t('kind')}</legend>
        <Tick type="radio" name="kind" value="hard" checked={!isWindow} onChange={() => setIsWindow(false)}>
          {t('hard')}
        </Tick>
        <Tick type="radio" name="kind" value="soft" checked={isWindow} onChange={() => setIsWindow(true)}>
          {t('soft')}
        </Tick>
      </fieldset>
      <div className={layout.row}>
        <Field path="day" label={t('day')}>
          {(field) => <input {...field} type="date" className="input" min={today} defaultValue={tomorrow} required />}
        </Field>
        {time('from', isWindow ? t('windowFrom') : t('from'))}
        {isWindow ? time('until', t('until')) : null}
      </div>
    </>
  )
}

/** The hours of the call, once a day and a time are chosen. */
const hoursOf = (form: FormData): CallHours | null => {
  const [day, from, until] = [fieldText(form, 'day'), fieldText(form, 'from'), fieldText(form, 'until')]
  const startsAt = isCalendarDate(day) && isClockTime(from) ? instantOf(day, from) : null
  const endsAt = startsAt && isClockTime(until) ? instantOf(day, until) : null
  return startsAt && interpreterHours({ startsAt, endsAt: endsAt && endsAt > startsAt ? endsAt : null })
}

type InterpretingProps = { interpreting: AppointmentChoices['interpreting']; hours: CallHours | null; bookedId: string }

/** Who interprets: nothing for a family that needs nobody, and no choice where the parent wants nobody. */
const InterpretingFields = ({ interpreting, hours, bookedId }: InterpretingProps) => {
  const t = useTranslations('agenda.interpreter')
  const { isNeeded, wantsNone, interpreters } = interpreting
  if (wantsNone) return <p className="soft small">{t('unwanted')}</p>
  if (!isNeeded && interpreters.length === 0) return null
  return <InterpreterField choices={interpreters} hours={hours} opensWith={bookedId} />
}

/** The e-mail to the parent: when, or why there is none. */
const ReminderFields = ({ refusal }: { refusal: AppointmentChoices['emailRefusal'] }) => {
  const t = useTranslations('agenda')
  const [day, setDay] = useState('')
  if (refusal) return <p className="soft small">{t(`refusals.${refusal}`)}</p>
  return (
    <div className={layout.row}>
      <Field path="reminder.day" label={t('form.remind')}>
        {(field) => (
          <select {...field} className="input" value={day} onChange={({ target }) => setDay(target.value)}>
            <option value="">{t('form.remindNone')}</option>
            {reminderDays.map((value) => (
              <option key={value} value={value}>
                {t(`form.${value}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {day ? (
        <Field path="reminder.time" label={t('form.remindTime')}>
          {(field) => <input {...field} type="time" className="input" defaultValue="10:00" required />}
        </Field>
      ) : null}
    </div>
  )
}

/** The fields of an appointment with a parent. */
export const AppointmentForm = (props: Props) => {
  const { choices, today, tomorrow, way, known, movedNote = '', bookedId, pending, onSend } = props
  const t = useTranslations('agenda.form')
  const [hours, setHours] = useState<CallHours | null>(null)
  return (
    <CheckedForm
      className={layout.rows}
      onSend={(form) => onSend(fieldsOf(form))}
      onInput={({ currentTarget }) => setHours(hoursOf(new FormData(currentTarget)))}
    >
      <TimeFields today={today} tomorrow={tomorrow} />
      <AppointmentWay way={way} known={known}>
        {choices.owners.length > 0 ? (
          <StaffField path="ownerId" label={t('owner')} people={choices.owners} none={t('ownCaller')} />
        ) : null}
      </AppointmentWay>
      <InterpretingFields interpreting={choices.interpreting} hours={hours} bookedId={bookedId ?? ''} />
      <ReminderFields refusal={choices.emailRefusal} />
      <TextField path="note" label={t('note')} longest={attemptNoteLimit} />
      {movedNote ? (
        <TypedText className="soft small">{t('noteStays', { note: isolatedText(movedNote) })}</TypedText>
      ) : null}
      <div>
        <CommandButton pending={pending} className="button button-main">
          {t('save')}
        </CommandButton>
      </div>
    </CheckedForm>
  )
}
