'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { closeRequestAction } from '../actions'

/** Takes a call that somebody asked for out of the plan. What else is planned for the family comes in its place. */
export const CloseRequest = ({ id }: { id: string }) => {
  const t = useTranslations('calls.request')
  const router = useRouter()
  const close = useCommand(closeRequestAction, { success: t('closed'), onSuccess: () => router.refresh() })
  return (
    <>
      <CommandButton
        pending={close.pending}
        className="button button-quiet no-print"
        onClick={() => void close.run({ id, isMistake: false })}
      >
        {t('close')}
      </CommandButton>
      <CommandMessage message={close.message} />
    </>
  )
}
