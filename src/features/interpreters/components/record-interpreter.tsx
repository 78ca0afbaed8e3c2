'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import layout from '@/components/form/form-layout.module.css'
import { useCommand } from '@/components/form/use-command'
import { Disclosure } from '@/components/layout/disclosure'
import type { InterpreterChoice } from '@/domain/calls/interpreters'
import { longDay } from '@/i18n/format'
import { recordInterpreterAction } from '../actions'

type Props = {
  call: { id: string; day: string; interpreterId: string | null }
  choices: readonly InterpreterChoice[]
}

/** Says or corrects who interpreted at the last call. */
export const RecordInterpreter = ({ call: { id, day, interpreterId }, choices }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const locale = useLocale()
  const router = useRouter()
  const record = useCommand(recordInterpreterAction, {
    inForm: true,
    success: t('recorded'),
    onSuccess: () => router.refresh(),
  })
  return (
    <Disclosure summary={t('who', { day: longDay(day, locale) })} small className="no-print">
      <CheckedForm
        className={layout.rows}
        onSend={(form) => record.run({ interviewId: id, interpreterId: fieldText(form, 'interpreterId') || null })}
      >
        <Field path="interpreterId" label={t('field')}>
          {(field) => (
            <select {...field} className="input" defaultValue={interpreterId ?? ''}>
              <option value="">{t('nobodyOfRegister')}</option>
              {choices.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className={layout.end}>
          <CommandButton pending={record.pending}>{t('record')}</CommandButton>
          <SuccessMessage message={record.message} className="small" />
        </div>
      </CheckedForm>
    </Disclosure>
  )
}
