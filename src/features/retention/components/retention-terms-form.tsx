'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import layout from '@/components/form/form-layout.module.css'
import { NumberInput } from '@/components/form/number-input'
import { useCommand } from '@/components/form/use-command'
import { tableOf } from '@/domain/figures/table-of'
import { familyKinds, type FamilyKind, type RetentionTerms } from '@/domain/retention/retention-term'
import { checkRetentionTermsAction, updateRetentionTermsAction } from '../actions'
import type { KindCounts } from '../commands/check-retention-terms'
import { CountedTerms } from './counted-terms'

type Props = { terms: RetentionTerms; bounds: { min: number; max: number } }

/** How many months each kind of family is kept. What it would do is shown first; only then the same months can be saved. */
export const RetentionTermsForm = ({ terms, bounds }: Props) => {
  const t = useTranslations('retention.settings')
  const router = useRouter()
  const [typedMonths, setTypedMonths] = useState<Readonly<Record<FamilyKind, number | null>>>(terms)
  const [counts, setCounts] = useState<readonly KindCounts[] | null>(null)
  const check = useCommand(checkRetentionTermsAction, { inForm: true, onSuccess: setCounts })
  const save = useCommand(updateRetentionTermsAction, {
    inForm: true,
    success: t('saved'),
    onSuccess: () => {
      setCounts(null)
      router.refresh()
    },
  })
  const change = (kind: FamilyKind, months: number | null) => {
    setTypedMonths({ ...typedMonths, [kind]: months })
    setCounts(null)
    save.clearMessage()
  }
  const send = async () => {
    const months = tableOf(familyKinds, (kind) => typedMonths[kind] ?? 0)
    return counts ? save.run(months) : check.run(months)
  }
  return (
    <CheckedForm className={layout.narrow} onSend={send}>
      {familyKinds.map((kind) => (
        <Field key={kind} path={kind} label={t(`labels.${kind}`)} hint={t('bounds', bounds)}>
          {(field) => (
            <NumberInput
              {...field}
              {...bounds}
              required
              value={typedMonths[kind]}
              onNumber={(months) => change(kind, months)}
            />
          )}
        </Field>
      ))}
      <div role="status">{counts ? <CountedTerms counts={counts} /> : null}</div>
      <div className={layout.end}>
        <CommandButton pending={check.pending || save.pending}>{t(counts ? 'save' : 'look')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
