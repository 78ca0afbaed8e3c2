'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { requestPreparationAction } from '../actions'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import styles from './releases.module.css'
import { usePeriodProgress, WorkProgress } from './work-progress'

type Props = {
  grain: 'week' | 'block'
  at: string
  /** `correction`: a published period is prepared again only with a reason. */
  kind: 'first' | 'again' | 'correction'
  reason?: string
}

/** Requests the preparation of a period and follows its progress, which can take minutes in a large organisation. */
export const PrepareForm = ({ grain, at, kind, reason = '' }: Props) => {
  const t = useTranslations('releases')
  const { progress, begin } = usePeriodProgress(grain, at)
  const prepare = useCommand(requestPreparationAction, { inForm: true, onSuccess: begin })
  const isAtIt = prepare.pending || progress !== null
  const send = async (fields: FormData) => {
    if (isAtIt) return null
    return prepare.run({ grain, at, correction: kind === 'correction' ? fieldText(fields, 'correction') : reason })
  }
  const label = kind === 'first' ? t('prepare.submit') : kind === 'again' ? t('prepare.again') : t('correct.submit')
  return (
    <CheckedForm className={styles.prepare} onSend={send}>
      {kind === 'correction' ? (
        <TextField path="correction" label={t('correct.reason')} lines={2} longest={300} required />
      ) : null}
      <CommandButton pending={isAtIt} className={kind === 'correction' ? 'button' : 'button button-main'}>
        {isAtIt ? t('prepare.busy') : label}
      </CommandButton>
      <WorkProgress progress={progress} label={t('prepare.busy')} />
    </CheckedForm>
  )
}
