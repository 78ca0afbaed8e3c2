'use client'

import { CommandButton } from '@/components/form/command-button'
import { Dialog } from '@/components/form/dialog'
import { ProblemMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { noConnection } from '@/i18n/no-connection'
import { useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { signOutAction } from '../actions'

export type SignOutTexts = Record<
  'label' | 'title' | 'text' | 'send' | 'sending' | 'notAllSent' | 'wipe' | 'cancel',
  string
>

/** Unsent work on this device: how many entries there are, and functions to send or wipe them. */
type Unsent = { count: () => Promise<number>; send: () => Promise<number>; wipe: () => Promise<void> }

type Props = { texts: SignOutTexts; unsent: Unsent; className?: string }

/** Ends this session and leaves by a full page load, so that nothing of the screen stays in memory. */
export const SignOutButton = ({ texts, unsent, className = 'button' }: Props) => {
  const [message, setMessage] = useState<Message>(null)
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')

  const signOut = useCommand(
    async () => {
      const result = await signOutAction({})
      // Somebody whose session has already ended is signed out as they wished.
      if (!result.ok && result.code !== 'unauthenticated') return result
      await unsent.wipe()
      return { ok: true, data: null }
    },
    { message: [message, setMessage], leaves: true, onSuccess: () => window.location.replace('/sign-in') },
  )
  const leave = async () => {
    if (await signOut.run(null)) setAsking(false)
  }
  const ask = async () => {
    setSaid('')
    try {
      if ((await unsent.count()) > 0) setAsking(true)
      else await leave()
    } catch {
      setMessage({ kind: 'problem', lines: [noConnection()] })
    }
  }
  const send = async () => {
    setSaid(texts.sending)
    if ((await unsent.send()) === 0) await leave()
    else setSaid(texts.notAllSent)
  }
  return (
    <>
      <CommandButton pending={signOut.pending} className={className} onClick={() => void ask()}>
        {texts.label}
      </CommandButton>
      <ProblemMessage message={message} />
      <Dialog open={isAsking} title={texts.title} onClose={() => setAsking(false)}>
        <p>{texts.text}</p>
        <p role="status" className="small">
          {said}
        </p>
        <ButtonRow>
          <CommandButton pending={signOut.pending} className="button button-main" onClick={() => void send()}>
            {texts.send}
          </CommandButton>
          <CommandButton pending={signOut.pending} onClick={() => void leave()}>
            {texts.wipe}
          </CommandButton>
          <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
            {texts.cancel}
          </button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
