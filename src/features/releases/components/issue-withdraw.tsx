'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { TextField } from '@/components/form/text-field'
import { isReached, useCommand } from '@/components/form/use-command'
import { updateWithdrawalReasonAction, withdrawReleaseAction } from '../actions'
import styles from './releases.module.css'
import { useRevisionsHeading } from './revisions-section'
import { SavingForm } from './saving-form'

type Props = {
  revisionId: string
  /** The release is already withdrawn without a reason: the form asks for the reason alone. */
  isWithdrawn: boolean
}

/**
 * Withdraws at once, and then saves the reason if one was typed. A withdrawal cannot be undone, so the form is folded away.
 * A reason that the text check stops does not stop the withdrawal: it stays in the field with the problems, to be reworded.
 */
export const IssueWithdraw = ({ revisionId, isWithdrawn }: Props) => {
  const t = useTranslations('releases.issue')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const heading = useRevisionsHeading()
  const [hasWithdrawn, setHasWithdrawn] = useState(false)
  const onlyWords = isWithdrawn || hasWithdrawn
  const withdraw = useCommand(withdrawReleaseAction)
  const write = useCommand(updateWithdrawalReasonAction, {
    onSuccess: () => {
      close()
      // With a saved reason this form disappears, so the focus moves to the heading.
      heading?.current?.focus()
      router.refresh()
    },
  })
  const writeAfterWithdrawal = async (reason: string) => {
    const refusal = await write.run({ revisionId, reason })
    if (!refusal) return null
    if (isReached(refusal)) router.refresh()
    const why = refusal.problems.length > 0 ? refusal.problems : [{ path: '', message: refusal.message }]
    return { ...refusal, problems: [{ path: '', message: t('withdraw.withoutReason') }, ...why] }
  }
  const run = async (reason: string) => {
    if (onlyWords) return write.run({ revisionId, reason })
    const refusal = await withdraw.run({ revisionId })
    if (refusal) return refusal
    setHasWithdrawn(true)
    if (reason !== '') return writeAfterWithdrawal(reason)
    close()
    router.refresh()
    return null
  }
  return (
    <FormDetails
      refs={refs}
      className={`${styles.step} no-print`}
      summary={onlyWords ? t('why.open') : t('withdraw.open')}
    >
      <SavingForm
        command={{ ...write, pending: withdraw.pending || write.pending, run }}
        input={(fields) => fieldText(fields, 'reason').trim()}
        submit={onlyWords ? t('why.write') : t('withdraw.submit')}
      >
        <p className="soft">{onlyWords ? t('why.about') : t('withdraw.about')}</p>
        <TextField
          path="reason"
          label={onlyWords ? t('withdraw.reason') : t('withdraw.reasonOptional')}
          lines={2}
          longest={400}
          required={onlyWords}
        />
      </SavingForm>
    </FormDetails>
  )
}
