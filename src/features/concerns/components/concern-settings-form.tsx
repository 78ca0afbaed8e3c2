'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { NumberInput } from '@/components/form/number-input'
import { problemsByRow } from '@/components/form/problems-by-row'
import { useCommand } from '@/components/form/use-command'
import { updateConcernSettingsAction } from '../actions'
import { ContactFields, type ContactRow } from './contact-fields'
import styles from './settings.module.css'

type Props = {
  months: number
  /** The least and most months that can be chosen. */
  bounds: { min: number; max: number }
  contacts: readonly { name: string; number: string }[]
  mostContacts: number
}

/** Whom to call about a concern, and how long a concern is kept after its decision. */
export const ConcernSettingsForm = ({ months, bounds, contacts, mostContacts }: Props) => {
  const t = useTranslations('concerns.settings')
  const router = useRouter()
  const [typedMonths, setTypedMonths] = useState<number | null>(months)
  const [rows, setRows] = useState<readonly ContactRow[]>(() =>
    contacts.map((contact, at) => ({ ...contact, key: String(at) })),
  )
  const save = useCommand(updateConcernSettingsAction, { success: t('saved'), onSuccess: () => router.refresh() })
  const send = async (fields: FormData) => {
    const typedContacts = rows.map(({ name, number }) => ({ name, number }))
    const refusal = await save.run({ months: fieldText(fields, 'months'), contacts: typedContacts })
    const keys = rows.map(({ key }) => key)
    return refusal && { ...refusal, problems: problemsByRow(refusal.problems, 'contacts', keys) }
  }
  return (
    <CheckedForm className={styles.settings} onSend={send} onChange={save.clearMessage}>
      <ContactFields rows={rows} onChange={setRows} most={mostContacts} />
      <Field path="months" label={t('months')} hint={t('monthsAbout', bounds)}>
        {(field) => <NumberInput {...field} {...bounds} required value={typedMonths} onNumber={setTypedMonths} />}
      </Field>
      <div className={styles.keep}>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
