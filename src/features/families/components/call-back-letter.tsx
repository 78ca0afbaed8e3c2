'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { downloadFile } from '@/components/form/download-file'
import layout from '@/components/form/form-layout.module.css'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { reminderLanguages, type ReminderLanguage } from '@/domain/calls/reminder'
import { oneOf } from '@/domain/closed-lists'
import { contactValueLimit } from '@/domain/text-limits'
import { createLetterAction } from '../actions'

type Props = { familyId: string; language: ReminderLanguage }

/** The form for a letter that asks a parent to call. */
export const CallBackLetter = ({ familyId, language }: Props) => {
  const t = useTranslations('agenda.number')
  const print = useCommand(createLetterAction, {
    inForm: true,
    success: t('printed'),
    onSuccess: ({ pdf }: { pdf: string }) => downloadFile({ base64: pdf, type: 'application/pdf', name: 'brief.pdf' }),
  })
  const send = (fields: FormData) =>
    print.run({
      familyId,
      language: oneOf(reminderLanguages, fieldText(fields, 'language')) ?? language,
      callBackNumber: fieldText(fields, 'callBackNumber'),
    })
  return (
    <FormDetails summary={t('letter')}>
      <CheckedForm className={layout.rows} onSend={send}>
        <p className="small soft">{t('letterAbout')}</p>
        <div className={layout.row}>
          <TextField path="callBackNumber" label={t('callBackNumber')} longest={contactValueLimit} required />
          <Field path="language" label={t('language')}>
            {(field) => (
              <select {...field} className="input" defaultValue={language}>
                {reminderLanguages.map((value) => (
                  <option key={value} value={value}>
                    {t(`languages.${value}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <div>
          <CommandButton pending={print.pending} className="button button-main">
            {t('print')}
          </CommandButton>
        </div>
        <SuccessMessage message={print.message} className="small" />
      </CheckedForm>
    </FormDetails>
  )
}
