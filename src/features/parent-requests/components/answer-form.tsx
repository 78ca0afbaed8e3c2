'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails } from '@/components/form/form-details'
import layout from '@/components/form/form-layout.module.css'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import type { ParentRequestKind } from '@/domain/people/parent-request'
import { recordParentAnswerAction } from '../actions'
import { requestWordsLimit } from '../schema'

type Props = { id: string; kind: ParentRequestKind; askedOn: string; today: string }

/** Notes the answer to a request. It is gone once the request is answered, and the answer stands in its place. */
export const ParentAnswerForm = ({ id, kind, askedOn, today }: Props) => {
  const t = useTranslations('parentRequests')
  const record = useCommand(recordParentAnswerAction, { inForm: true })
  const send = (fields: FormData) =>
    record.run({ id, answer: fieldText(fields, 'answer'), answeredOn: fieldText(fields, 'answeredOn') })
  return (
    <FormDetails summary={t('form.answerFor', { kind: t(`kinds.${kind}`) })}>
      <CheckedForm className={layout.rows} onSend={send}>
        <TextField path="answer" label={t('form.answerWords')} lines={3} longest={requestWordsLimit} required />
        <Field path="answeredOn" label={t('form.answerDay')}>
          {(field) => (
            <input {...field} type="date" className="input" min={askedOn} max={today} defaultValue={today} required />
          )}
        </Field>
        <div className={layout.end}>
          <CommandButton pending={record.pending} className="button button-main">
            {t('form.answerSave')}
          </CommandButton>
        </div>
      </CheckedForm>
    </FormDetails>
  )
}
