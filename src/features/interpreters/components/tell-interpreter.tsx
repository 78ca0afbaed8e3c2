'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import type { InterpreterNotice } from '@/domain/calls/interpreter-notice'
import { isolatedText } from '@/domain/isolated-text'
import { markInterpreterToldAction } from '../actions'

type Props = { id: string; notice: InterpreterNotice; name: string }

/** Notes that somebody called the interpreter. */
export const TellInterpreter = ({ id, notice, name }: Props) => {
  const t = useTranslations('interpreters.tasks')
  const router = useRouter()
  const tell = useCommand(markInterpreterToldAction, { success: t('done'), onSuccess: () => router.refresh() })
  return (
    <div className="no-print">
      <CommandButton
        pending={tell.pending}
        aria-label={t('calledOf', { name: isolatedText(name) })}
        onClick={() => void tell.run({ id, notice })}
      >
        {t('called')}
      </CommandButton>
      <CommandMessage message={tell.message} />
    </div>
  )
}
