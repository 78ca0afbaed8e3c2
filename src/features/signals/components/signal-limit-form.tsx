'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import layout from '@/components/form/form-layout.module.css'
import { NumberInput } from '@/components/form/number-input'
import { useCommand } from '@/components/form/use-command'
import { updateSignalLimitAction } from '../actions'

type Props = { familiesADay: number; bounds: { min: number; max: number } }

/** How many families somebody opens on a day before it is a signal. */
export const SignalLimitForm = ({ familiesADay, bounds }: Props) => {
  const t = useTranslations('signals.limit')
  const router = useRouter()
  const [typed, setTyped] = useState<number | null>(familiesADay)
  const save = useCommand(updateSignalLimitAction, {
    inForm: true,
    success: t('saved'),
    onSuccess: () => router.refresh(),
  })
  return (
    <CheckedForm
      className={layout.rows}
      onSend={(fields) => save.run({ familiesADay: fieldText(fields, 'familiesADay') })}
    >
      <Field path="familiesADay" label={t('label')} hint={t('hint')}>
        {(field) => <NumberInput {...field} {...bounds} required value={typed} onNumber={setTyped} />}
      </Field>
      <div>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
      </div>
      <SuccessMessage message={save.message} className="small" />
    </CheckedForm>
  )
}
