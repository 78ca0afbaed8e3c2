'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRef } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import layout from '@/components/form/form-layout.module.css'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { useCommand } from '@/components/form/use-command'
import { dateAt } from '@/domain/dates'
import { oneOf } from '@/domain/closed-lists'
import { requestedReasons } from '@/domain/people/erasure-reason'
import { familyTextLimits } from '@/domain/text-limits'
import { longDay } from '@/i18n/format'
import { eraseFamilyAction } from '../actions'

type Done = { erasedAt: Date; isEarlier: boolean }

/** Erases the family whose number is typed. On the page of a family the typed number says that this one is meant. */
export const EraseForm = ({ family }: { family?: { id: string; ref: string } }) => {
  const t = useTranslations('erasures')
  const locale = useLocale()
  const form = useRef<HTMLFormElement>(null)
  const erase = useCommand(eraseFamilyAction, {
    inForm: true,
    success: ({ erasedAt, isEarlier }: Done) =>
      isEarlier ? t('earlier', { day: longDay(dateAt(erasedAt), locale) }) : t('done'),
    onSuccess: () => form.current?.reset(),
  })
  const send = async (fields: FormData) => {
    const reason = oneOf(requestedReasons, fieldText(fields, 'reason'))
    if (!reason) return null
    return erase.run({ ref: fieldText(fields, 'ref'), reason, ...(family ? { familyId: family.id } : {}) })
  }
  return (
    <CheckedForm form={form} className={layout.narrow} onSend={send} onChange={erase.clearMessage}>
      <TextField
        path="ref"
        label={family ? t('form.refAgain', { ref: family.ref }) : t('form.ref')}
        longest={familyTextLimits.ref}
        required
      />
      <Field path="reason" label={t('form.reason')}>
        {(field) => (
          <select {...field} className="input" required defaultValue="">
            <option value="" disabled>
              {t('form.chooseReason')}
            </option>
            {requestedReasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Tick name="sure" required>
        {t('form.sure')}
      </Tick>
      <div className={layout.end}>
        <CommandButton pending={erase.pending} className="button button-main">
          {t('form.erase')}
        </CommandButton>
        <SuccessMessage message={erase.message} />
      </div>
    </CheckedForm>
  )
}
