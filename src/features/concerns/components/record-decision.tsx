'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCommand } from '@/components/form/use-command'
import { concernDecisions } from '@/domain/calls/concern-steps'
import { recordDecisionAction } from '../actions'
import { StepForm } from './step-form'

type Props = {
  concernId: string
  /** The last entry on the screen. */
  lastEntryId: string
}

/** The form for a decision: what was decided, and why. After a refusal the page shows what was written meanwhile. */
export const RecordDecision = ({ concernId, lastEntryId }: Props) => {
  const t = useTranslations('concerns')
  const router = useRouter()
  const record = useCommand(recordDecisionAction, { success: t('decide.done'), onAnswer: () => router.refresh() })
  return (
    <StepForm
      texts={{
        opens: t('decide.open'),
        choice: t('decide.what'),
        text: t('decide.text'),
        hint: t('decide.hint'),
        save: t('decide.save'),
      }}
      options={concernDecisions.map((value) => ({ value, label: t(`decisions.${value}`) }))}
      pending={record.pending}
      message={record.message}
      onSend={({ choice: decision, ...step }) => record.run({ ...step, concernId, lastEntryId, decision })}
    />
  )
}
