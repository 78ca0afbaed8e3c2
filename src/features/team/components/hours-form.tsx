'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { FormDetails } from '@/components/form/form-details'
import { NumberInput } from '@/components/form/number-input'
import { useCommand } from '@/components/form/use-command'
import { saveHoursAction } from '../actions'
import { mostHours } from '../schema'

type Props = { staffId: string; name: string; hoursPerWeek: number | null }

/** The hours a week that a coordinator agreed with somebody, behind a line that opens. */
export const HoursForm = ({ staffId, name, hoursPerWeek }: Props) => {
  const t = useTranslations('team')
  const router = useRouter()
  const [hours, setHours] = useState(hoursPerWeek)
  const save = useCommand(saveHoursAction, { success: t('saved'), onSuccess: () => router.refresh(), inForm: true })
  return (
    <FormDetails
      summary={
        <>
          {t('setHours')} <span className="visually-hidden">{name}</span>
        </>
      }
    >
      <CheckedForm
        className={layout.row}
        onSend={() => save.run({ staffId, hoursPerWeek: hours })}
        onChange={save.clearMessage}
      >
        <Field path="hoursPerWeek" label={t('hours')}>
          {(field) => <NumberInput {...field} min={1} max={mostHours} value={hours} onNumber={setHours} />}
        </Field>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </CheckedForm>
    </FormDetails>
  )
}
