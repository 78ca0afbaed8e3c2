'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { NumberInput } from '@/components/form/number-input'
import { useCommand } from '@/components/form/use-command'
import { updateThresholdAction } from '../actions'
import { SavingForm } from './saving-form'

export const ThresholdForm = ({ threshold }: { threshold: number }) => {
  const t = useTranslations('releases.settings')
  const router = useRouter()
  const [typed, setTyped] = useState<number | null>(threshold)
  const save = useCommand(updateThresholdAction, { success: t('saved'), onSuccess: () => router.refresh() })
  return (
    <SavingForm command={save} input={(fields) => ({ threshold: fieldText(fields, 'threshold') })} submit={t('save')}>
      <Field path="threshold" label={t('threshold')} hint={t('thresholdAbout')}>
        {(field) => <NumberInput {...field} min={10} max={1000} required value={typed} onNumber={setTyped} />}
      </Field>
    </SavingForm>
  )
}
