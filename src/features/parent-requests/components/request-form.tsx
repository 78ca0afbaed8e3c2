'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import layout from '@/components/form/form-layout.module.css'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { oneOf } from '@/domain/closed-lists'
import { parentRequestKinds } from '@/domain/people/parent-request'
import { recordParentRequestAction } from '../actions'
import { requestWordsLimit } from '../schema'

/** Notes what a parent asked. The form closes once it is saved, with the message beside it. */
export const RequestForm = ({ familyId, today }: { familyId: string; today: string }) => {
  const t = useTranslations('parentRequests')
  const { refs, close } = useFormDetails()
  const id = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const record = useCommand(recordParentRequestAction, {
    success: t('form.saved'),
    onSuccess: () => {
      id.current = null
      setRound(round + 1)
      close()
    },
  })
  const send = async (fields: FormData) => {
    const kind = oneOf(parentRequestKinds, fieldText(fields, 'kind'))
    if (!kind) return null
    id.current ??= crypto.randomUUID()
    const [askedOn, words] = [fieldText(fields, 'askedOn'), fieldText(fields, 'words')]
    return record.run({ id: id.current, familyId, kind, askedOn, words })
  }
  return (
    <>
      <FormDetails refs={refs} summary={t('form.add')}>
        <CheckedForm key={round} className={layout.rows} onSend={send}>
          <Field path="kind" label={t('form.kind')}>
            {(field) => (
              <select {...field} className="input" required defaultValue="">
                <option value="" disabled>
                  {t('form.chooseKind')}
                </option>
                {parentRequestKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field path="askedOn" label={t('form.day')}>
            {(field) => <input {...field} type="date" className="input" max={today} defaultValue={today} required />}
          </Field>
          <TextField path="words" label={t('form.words')} lines={3} longest={requestWordsLimit} />
          <div className={layout.end}>
            <CommandButton pending={record.pending} className="button button-main">
              {t('form.save')}
            </CommandButton>
          </div>
        </CheckedForm>
      </FormDetails>
      <CommandMessage message={record.message} />
    </>
  )
}
