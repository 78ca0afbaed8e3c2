'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { NumberInput } from '@/components/form/number-input'
import { useCommand } from '@/components/form/use-command'
import { saveWorkloadAction } from '../actions'
import { mostCalls, mostHours } from '../schema'

type Workload = { hoursPerWeek: number | null; callsPerDay: number | null }

/** A person's own hours a week and calls a day. An empty field says nothing about it. */
export const WorkloadForm = ({ workload }: { workload: Workload }) => {
  const t = useTranslations('team')
  const [callsPerDay, setCalls] = useState(workload.callsPerDay)
  const [hoursPerWeek, setHours] = useState(workload.hoursPerWeek)
  const save = useCommand(saveWorkloadAction, { success: t('saved'), inForm: true })
  return (
    <CheckedForm
      className={layout.narrow}
      onSend={() => save.run({ callsPerDay, hoursPerWeek })}
      onChange={save.clearMessage}
    >
      <Field path="callsPerDay" label={t('callsWanted')} hint={t('callsWantedHint')}>
        {(field) => <NumberInput {...field} min={1} max={mostCalls} value={callsPerDay} onNumber={setCalls} />}
      </Field>
      <Field path="hoursPerWeek" label={t('hours')} hint={t('hoursHint')}>
        {(field) => <NumberInput {...field} min={1} max={mostHours} value={hoursPerWeek} onNumber={setHours} />}
      </Field>
      <div className={layout.end}>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
