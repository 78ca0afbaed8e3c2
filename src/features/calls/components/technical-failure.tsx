'use client'

import { useRef } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { href } from '@/components/layout/href'
import { PlainLink } from '@/components/layout/plain-link'
import { recordAttemptAction } from '../actions'

type Props = { familyId: string; texts: { button: string; saved: string; others: string } }

/** After a call with picture that did not come about: in one tap that it was the technique, or the way to the other outcomes. */
export const TechnicalFailure = ({ familyId, texts }: Props) => {
  const record = useCommand(recordAttemptAction, { success: texts.saved })
  // A repeat after a lost reply records no second attempt.
  const id = useRef<string | null>(null)
  const send = () => {
    id.current ??= crypto.randomUUID()
    void record.run({ id: id.current, familyId, contactPointId: null, channel: 'video', outcome: 'tech_failed' })
  }
  return (
    <>
      {record.message?.kind === 'success' ? null : (
        <p>
          <CommandButton pending={record.pending} onClick={send}>
            {texts.button}
          </CommandButton>
        </p>
      )}
      <CommandMessage message={record.message} />
      <p>
        <PlainLink href={href('/families/[id]/interview', { id: familyId })}>{texts.others}</PlainLink>
      </p>
    </>
  )
}
