'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import styles from './calls.module.css'

type Props = {
  today: string
  tomorrow: string
  pending: boolean
  onChoose: (day: string) => Promise<Refused | null>
}

export const CallBackDay = ({ today, tomorrow, pending, onChoose }: Props) => {
  const t = useTranslations('today.attempt')
  return (
    <CheckedForm className={styles.side} onSend={(fields) => onChoose(fieldText(fields, 'callBackOn'))} opens>
      <Field path="callBackOn" label={t('day')}>
        {(field) => <input {...field} type="date" className="input" min={today} defaultValue={tomorrow} required />}
      </Field>
      <CommandButton pending={pending} className="button button-main">
        {t('save')}
      </CommandButton>
    </CheckedForm>
  )
}
