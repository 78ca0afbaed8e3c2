'use client'

import { answered } from '@/components/form/answered'
import { Dialog } from '@/components/form/dialog'
import { noConnection } from '@/i18n/no-connection'
import { useState } from 'react'
import { ButtonRow } from '@/components/layout/button-row'
import { signOutAction } from '../actions'

export type SignOutTexts = Record<
  'label' | 'title' | 'text' | 'send' | 'sending' | 'notAllSent' | 'wipe' | 'cancel',
  string
>

/** What stands on this device and not on the server: how many entries, and what can be done with them. */
type Unsent = { count: () => Promise<number>; send: () => Promise<number>; wipe: () => Promise<void> }

type Props = { texts: SignOutTexts; unsent: Unsent; className?: string }

/** Ends this session and leaves. A full load of the next page: nothing of what was on screen stays behind. */
export const SignOutButton = ({ texts, unsent, className = 'button' }: Props) => {
  const [problem, setProblem] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')

  const leave = async () => {
    const answer = await answered(signOutAction({}))
    // Signed out already is signed out.
    if (!answer.ok && answer.code !== 'unauthenticated') {
      setAsking(false)
      return setProblem(answer.message)
    }
    await unsent.wipe()
    window.location.replace('/sign-in')
  }
  const ask = async () => {
    setSaid('')
    try {
      if ((await unsent.count()) > 0) setAsking(true)
      else await leave()
    } catch {
      setProblem(noConnection())
    }
  }
  const send = async () => {
    setSaid(texts.sending)
    if ((await unsent.send()) === 0) await leave()
    else setSaid(texts.notAllSent)
  }
  return (
    <>
      <button type="button" className={className} onClick={() => void ask()}>
        {texts.label}
      </button>
      <span role="alert" className={problem ? 'problem small' : 'visually-hidden'}>
        {problem}
      </span>
      <Dialog open={isAsking} title={texts.title} onClose={() => setAsking(false)}>
        <p>{texts.text}</p>
        <p role="status" className="small">
          {said}
        </p>
        <ButtonRow>
          <button type="button" className="button button-main" onClick={() => void send()}>
            {texts.send}
          </button>
          <button type="button" className="button" onClick={() => void leave()}>
            {texts.wipe}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
            {texts.cancel}
          </button>
        </ButtonRow>
      </Dialog>
    </>
  )
}
