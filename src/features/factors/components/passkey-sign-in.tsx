'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { signInWithPasskeyAction, startPasskeySignInAction } from '../actions'
import { byShowingPasskey, canOfferQuietly, stoppedCode, stopOffering } from './passkey-ceremony'
import { PasskeysElsewhere } from './passkeys-elsewhere'
import type { FactorTexts } from './texts'
import { usePasskeys } from './use-passkeys'
import styles from './factors.module.css'

type Props = {
  texts: FactorTexts['passkey']
  origin: string
  next: string
  /** Whether something else is the first choice of the page. */
  isSecond: boolean
  /** Whether the form for a password stands below. */
  withPassword: boolean
}

/**
 * Signing in by one press, without an e-mail address or password. A browser that can also offers the passkeys in the field
 * for the e-mail address.
 */
export const PasskeySignIn = ({ texts, origin, next, isSecond, withPassword }: Props) => {
  const passkeys = usePasskeys(origin)
  const message = useState<Message>(null)
  const into = { leaves: true, onSuccess: () => window.location.replace(next) } as const
  const show = useCommand(byShowingPasskey(startPasskeySignInAction, signInWithPasskeyAction, texts), {
    ...into,
    message,
  })
  const quiet = useCommand(
    byShowingPasskey(startPasskeySignInAction, signInWithPasskeyAction, texts, { quietly: true }),
    { ...into, inForm: true },
  )
  const offer = useEffectEvent(async (): Promise<void> => {
    while (await canOfferQuietly()) {
      const refusal = await quiet.run({})
      // After the button was pressed the browser offers nothing until the page is opened again.
      if (!refusal || refusal.code === stoppedCode) return
      message[1]({ kind: 'problem', lines: [refusal.message] })
      // What was offered for too long is offered anew.
      if (refusal.code !== 'conflict') return
    }
  })
  useEffect(() => {
    if (passkeys !== 'here') return undefined
    // What fails here is an offer: the button and the form stay.
    offer().catch(() => undefined)
    return () => void stopOffering().catch(() => undefined)
  }, [passkeys])
  if (passkeys === 'nowhere') return null
  if (passkeys === 'elsewhere') return <PasskeysElsewhere text={texts.elsewhere} origin={origin} />
  return (
    <div className={`${styles.form} ${styles.scripted}`}>
      <CommandButton
        pending={show.pending}
        className={isSecond ? 'button' : 'button button-main'}
        onClick={() => void show.run({})}
      >
        {show.pending ? texts.busy : texts.signIn}
      </CommandButton>
      <CommandMessage message={message[0]} />
      {withPassword ? <p className="small soft">{texts.or}</p> : null}
    </div>
  )
}
