'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { useCommand, type Message } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { removeInterpreterAction, restoreInterpreterAction, retireInterpreterAction } from '../actions'

type Props = { id: string; name: string; isRetired: boolean }

/** Stops with an interpreter, or takes that back; and removes one who has stopped, after a question. */
export const InterpreterButtons = ({ id, name, isRetired }: Props) => {
  const t = useTranslations('interpreters')
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const message = useState<Message>(null)
  const onSuccess = () => router.refresh()
  const retire = useCommand(retireInterpreterAction, { message, success: t('stopped'), onSuccess })
  const restore = useCommand(restoreInterpreterAction, { message, success: t('restored'), onSuccess })
  const remove = useCommand(removeInterpreterAction, { message, onSuccess: () => router.push('/interpreters') })
  const pending = retire.pending || restore.pending || remove.pending
  return (
    <>
      <ButtonRow>
        {isRetired ? (
          <>
            <CommandButton pending={pending} onClick={() => void restore.run({ id })}>
              {t('restore')}
            </CommandButton>
            <CommandButton pending={pending} onClick={() => setAsking(true)}>
              {t('remove')}
            </CommandButton>
          </>
        ) : (
          <CommandButton pending={pending} onClick={() => void retire.run({ id })}>
            {t('stop')}
          </CommandButton>
        )}
      </ButtonRow>
      <CommandMessage message={message[0]} />
      <ConfirmDialog
        open={isAsking}
        title={t('removeTitle', { name })}
        text={t('removeText')}
        confirm={t('removeYes')}
        cancel={t('removeNo')}
        onConfirm={() => {
          setAsking(false)
          void remove.run({ id })
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
