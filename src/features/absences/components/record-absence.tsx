'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { StaffField } from '@/components/form/staff-field'
import { useCommand } from '@/components/form/use-command'
import type { StaffChoice } from '@/i18n/use-staff-label'
import { recordAbsenceAction } from '../actions'

type Props = { staffId: string; covers: readonly StaffChoice[]; today: string }

/** The form for days on which somebody does not call. */
export const RecordAbsence = ({ staffId, covers, today }: Props) => {
  const t = useTranslations('agenda.away')
  const { refs, close } = useFormDetails()
  const form = useRef<HTMLFormElement>(null)
  const id = useRef<string | null>(null)
  const record = useCommand(recordAbsenceAction, {
    inForm: true,
    success: t('saved'),
    onSuccess: () => {
      id.current = null
      form.current?.reset()
      close()
    },
  })
  const send = (fields: FormData) => {
    id.current ??= crypto.randomUUID()
    const text = (name: string) => fieldText(fields, name)
    const days = { fromDay: text('fromDay'), untilDay: text('untilDay') }
    return record.run({ id: id.current, staffId, ...days, coverId: text('coverId') || null })
  }
  const day = (path: string, label: string) => (
    <Field path={path} label={label}>
      {(field) => <input {...field} type="date" className="input" defaultValue={today} required />}
    </Field>
  )
  return (
    <>
      <FormDetails refs={refs} summary={t('add')}>
        <CheckedForm form={form} className={layout.rows} onSend={send}>
          <div className={layout.row}>
            {day('fromDay', t('from'))}
            {day('untilDay', t('until'))}
            <StaffField path="coverId" label={t('cover')} people={covers} none={t('pool')} />
          </div>
          <div>
            <CommandButton pending={record.pending} className="button button-main">
              {t('save')}
            </CommandButton>
          </div>
        </CheckedForm>
      </FormDetails>
      <SuccessMessage message={record.message} className="small" />
    </>
  )
}
