'use client'

import { useTranslations } from 'next-intl'
import { useCommand } from '@/components/form/use-command'
import { consultedParties } from '@/domain/calls/concern-steps'
import { recordConsultationAction } from '../actions'
import { StepForm } from './step-form'

/** The form for a consultation: with whom, and what came of it. */
export const RecordConsultation = ({ concernId }: { concernId: string }) => {
  const t = useTranslations('concerns')
  const record = useCommand(recordConsultationAction, { success: t('consult.done') })
  return (
    <StepForm
      texts={{
        opens: t('consult.open'),
        choice: t('consult.who'),
        text: t('consult.text'),
        hint: t('consult.hint'),
        save: t('consult.save'),
      }}
      options={consultedParties.map((value) => ({ value, label: t(`parties.${value}`) }))}
      pending={record.pending}
      message={record.message}
      onSend={({ choice: consulted, ...step }) => record.run({ ...step, concernId, consulted })}
    />
  )
}
