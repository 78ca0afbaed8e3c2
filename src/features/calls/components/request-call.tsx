'use client'

import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, shutDetails } from '@/components/form/form-details'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { requestNoteLimit } from '@/domain/text-limits'
import { requestCallAction } from '../actions'
import styles from './calls.module.css'

/** A parent asks for a call. It plans one, and opens a family again that was not to be called. */
export const RequestCall = ({ familyId, today }: { familyId: string; today: string }) => {
  const t = useTranslations('today')
  const router = useRouter()
  const details = useRef<HTMLDetailsElement>(null)
  const requestId = useRef<string | null>(null)
  const send = async (fields: FormData, form: HTMLFormElement) => {
    requestId.current ??= crypto.randomUUID()
    const input = {
      id: requestId.current,
      familyId,
      notBefore: fieldText(fields, 'notBefore'),
      note: fieldText(fields, 'note'),
    }
    const result = await answered(requestCallAction(input))
    if (!result.ok) return result
    requestId.current = null
    form.reset()
    shutDetails(details.current)
    router.refresh()
    return null
  }
  return (
    <FormDetails details={details} summary={t('request.open')}>
      <CheckedForm className={styles.side} onSend={send}>
        <Field path="notBefore" label={t('request.day')}>
          {(field) => <input {...field} type="date" className="input" min={today} defaultValue={today} required />}
        </Field>
        <Field path="note" className={`field ${styles.grow}`} label={t('request.note')} longest={requestNoteLimit}>
          {(field) => <input {...field} className="input" autoComplete="off" />}
        </Field>
        <button type="submit" className="button">
          {t('request.save')}
        </button>
      </CheckedForm>
    </FormDetails>
  )
}
