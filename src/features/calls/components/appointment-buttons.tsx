'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { closeAppointmentAction, undoAppointmentAction } from '../actions'

type Props = {
  /** The appointment that is to come; null without one. */
  comingId: string | null
  /** The appointment that was made or cancelled last, while that can be undone. */
  undoableId: string | null
}

/** Cancels the appointment that is to come, and undoes what was done last. */
export const AppointmentButtons = ({ comingId, undoableId }: Props) => {
  const t = useTranslations('agenda.family')
  const router = useRouter()
  const message = useState<Message>(null)
  const onSuccess = () => router.refresh()
  const close = useCommand(closeAppointmentAction, { message, success: t('cancelled'), onSuccess })
  const undo = useCommand(undoAppointmentAction, { message, success: t('undone_done'), onSuccess })
  const pending = close.pending || undo.pending
  return (
    <>
      <ButtonRow className="no-print">
        {comingId ? (
          <>
            <CommandButton pending={pending} onClick={() => void close.run({ id: comingId, by: 'parent' })}>
              {t('cancelParent')}
            </CommandButton>
            <CommandButton pending={pending} onClick={() => void close.run({ id: comingId, by: 'us' })}>
              {t('cancelUs')}
            </CommandButton>
          </>
        ) : null}
        {undoableId ? (
          <CommandButton
            pending={pending}
            className="button button-quiet"
            onClick={() => void undo.run({ id: undoableId })}
          >
            {t('undo')}
          </CommandButton>
        ) : null}
      </ButtonRow>
      <CommandMessage message={message[0]} />
    </>
  )
}
