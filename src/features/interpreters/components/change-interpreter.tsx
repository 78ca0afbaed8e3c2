'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { SuccessMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { updateInterpreterAction } from '../actions'
import type { InterpreterPage } from '../queries/interpreter-by-id'
import { InterpreterForm } from './interpreter-form'

type Props = { row: InterpreterPage; languages: Readonly<Record<string, string>>; today: string }

/** Changes an interpreter. What was saved is the form's new beginning, and the message stays. */
export const ChangeInterpreter = ({ row, languages, today }: Props) => {
  const t = useTranslations('interpreters')
  const router = useRouter()
  const { id, version } = row
  const update = useCommand(updateInterpreterAction, {
    inForm: true,
    success: t('saved'),
    onSuccess: () => router.refresh(),
  })
  return (
    <>
      <InterpreterForm
        key={version}
        row={row}
        languages={languages}
        today={today}
        pending={update.pending}
        onSend={(fields) => update.run({ id, version, ...fields })}
      />
      <SuccessMessage message={update.message} />
    </>
  )
}
