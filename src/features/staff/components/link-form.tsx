'use client'

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { isReached, useCommand, type Refusal } from '@/components/form/use-command'
import { loadLinkAction, savePasswordAction } from '../actions'
import type { LinkPurpose } from '../schema'
import { postCredentials } from './credentials'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

export type LinkTexts = Record<
  'title' | 'trouble' | 'submit' | 'busy' | 'looking' | 'password' | 'hint' | 'show' | 'hide',
  string
> & {
  /** Has a placeholder for the address: the page knows the address only after the link is opened. */
  text: string
  /** In place of it for whoever signs in with the identity provider. */
  byProvider: string
}

type Props = {
  purpose: LinkPurpose
  texts: LinkTexts
  dead: ReactNode
  /** The button of the identity provider; null without one. */
  provider: ReactNode
}

type LoadedLink = { email: string; byProvider: boolean } | { trouble: string } | 'looking' | 'dead'

/** The secret is in the fragment after `#`: it reaches the server in a request body, never in an address. */
const tokenOf = () => window.location.hash.slice(1)

const isDead = ({ code }: Refusal) => code === 'not_found' || code === 'invalid'

const useLink = (purpose: LinkPurpose, trouble: string) => {
  const [openedLink, setOpened] = useState<LoadedLink>('looking')
  const load = useCommand(loadLinkAction, { onSuccess: setOpened })
  const openLink = useEffectEvent(async () => {
    const refusal = await load.run({ token: tokenOf(), purpose })
    if (!refusal) return
    const problem = isReached(refusal) ? refusal.message : trouble
    setOpened(isDead(refusal) ? 'dead' : { trouble: problem })
  })
  useEffect(() => void openLink(), [purpose])
  return [openedLink, setOpened] as const
}

const SetPasswordForm = ({
  purpose,
  texts,
  email,
  onDead,
}: Omit<Props, 'dead' | 'provider'> & { email: string; onDead: () => void }) => {
  const set = useCommand(savePasswordAction, {
    leaves: true,
    onSuccess: (account, { password }) => {
      // The link is used up, so its secret is removed from the address bar and the history.
      window.history.replaceState(null, '', window.location.pathname)
      void postCredentials(account.email, password).then((outcome) =>
        window.location.replace(outcome === 'in' ? '/' : '/sign-in'),
      )
    },
  })
  const send = async (fields: FormData) => {
    const refusal = await set.run({ token: tokenOf(), purpose, password: fieldText(fields, 'password') })
    if (refusal?.code !== 'not_found') return refusal
    onDead()
    return null
  }

  return (
    <CheckedForm method="post" className={styles.form} onSend={send}>
      {/* A password manager stores this address with the password. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={texts.password}
        autoComplete="new-password"
        words={texts}
        hint={texts.hint}
      />
      <CommandButton pending={set.pending} className="button button-main">
        {set.pending ? texts.busy : texts.submit}
      </CommandButton>
    </CheckedForm>
  )
}

/** The page of a one-time link: whom it is for, and a form to choose a password. */
export const LinkForm = ({ purpose, texts, dead, provider }: Props) => {
  const [openedLink, setOpened] = useLink(purpose, texts.trouble)
  if (openedLink === 'dead') return dead
  return (
    <>
      <h1>{texts.title}</h1>
      {typeof openedLink === 'object' && 'email' in openedLink ? (
        <>
          <p>{(openedLink.byProvider ? texts.byProvider : texts.text).replace('{email}', openedLink.email)}</p>
          {openedLink.byProvider ? (
            provider
          ) : (
            <SetPasswordForm
              purpose={purpose}
              texts={texts}
              email={openedLink.email}
              onDead={() => setOpened('dead')}
            />
          )}
        </>
      ) : (
        <p role="status" className="soft">
          {openedLink === 'looking' ? texts.looking : openedLink.trouble}
        </p>
      )}
    </>
  )
}
