'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails } from '@/components/form/form-details'
import { StaffField } from '@/components/form/staff-field'
import { TextField } from '@/components/form/text-field'
import { useCommand, type Message } from '@/components/form/use-command'
import { requestNoteLimit } from '@/domain/text-limits'
import type { StaffChoice } from '@/i18n/use-staff-label'
import { useState } from 'react'
import { assignAllCallsAction, requestAllCallsAction } from '../actions'
import { mostChanged, type CallFilter } from '../schema'
import styles from './calls.module.css'

type Props = {
  filter: CallFilter
  count: number
  print: string
  callers: readonly StaffChoice[]
  today: string
}

/** Assigns all families of the list, also those on other pages, or plans a call with each. */
export const ChangeAllCalls = ({ filter, count, print, callers, today }: Props) => {
  const t = useTranslations('calls.bulk')
  const assigning = useTranslations('families.assign')
  const router = useRouter()
  const message = useState<Message>(null)
  const settings = { inForm: true, message, onSuccess: () => router.refresh() }
  const assign = useCommand(assignAllCallsAction, {
    ...settings,
    success: ({ count: assignedCount, overCap }) =>
      [t('assigned', { count: assignedCount }), ...overCap.map((load) => assigning('overCap', load))].join(' '),
  })
  const request = useCommand(requestAllCallsAction, {
    ...settings,
    success: (data) => t('planned', { count: data.count, left: data.left }),
  })
  const list = { filter, count, print }
  if (count > mostChanged) return <p className="soft">{t('tooMany', { count, most: mostChanged })}</p>
  return (
    <FormDetails summary={t('title', { count })}>
      <CheckedForm
        className={styles.side}
        onSend={(fields) => assign.run({ ...list, callerId: fieldText(fields, 'callerId') })}
      >
        <StaffField path="callerId" label={t('to')} people={callers} none={t('choose')} required />
        <CommandButton pending={assign.pending}>{t('assign', { count })}</CommandButton>
      </CheckedForm>
      <CheckedForm
        className={styles.side}
        onSend={(fields) =>
          request.run({ ...list, notBefore: fieldText(fields, 'notBefore'), note: fieldText(fields, 'note') })
        }
      >
        <Field path="notBefore" label={t('from')}>
          {(field) => <input {...field} type="date" className="input" min={today} defaultValue={today} required />}
        </Field>
        <TextField path="note" className={`field ${styles.grow}`} label={t('note')} longest={requestNoteLimit} />
        <CommandButton pending={request.pending}>{t('plan', { count })}</CommandButton>
      </CheckedForm>
      <CommandMessage message={message[0]} />
    </FormDetails>
  )
}
