'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { NumberInput } from '@/components/form/number-input'
import { setThresholdAction } from '../actions'
import { SavingForm } from './saving-form'

export const ThresholdForm = ({ threshold }: { threshold: number }) => {
  const t = useTranslations('releases.settings')
  const [typed, setTyped] = useState<number | null>(threshold)
  const send = (fields: FormData) => setThresholdAction({ threshold: fieldText(fields, 'threshold') })
  return (
    <SavingForm send={send} submit={t('save')} saved={t('saved')}>
      <Field path="threshold" label={t('threshold')} hint={t('thresholdAbout')}>
        {(field) => <NumberInput {...field} min={10} max={1000} required value={typed} onNumber={setTyped} />}
      </Field>
    </SavingForm>
  )
}
