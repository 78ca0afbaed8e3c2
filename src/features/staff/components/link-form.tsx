'use client'

import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { useEffect, useState, type ReactNode } from 'react'
import { fieldText } from '@/components/form/field-text'
import { openLinkAction, setPasswordAction } from '../actions'
import type { LinkPurpose } from '../schema'
import { postCredentials } from './credentials'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

export type LinkTexts = Record<
  'title' | 'trouble' | 'submit' | 'busy' | 'looking' | 'password' | 'hint' | 'show' | 'hide',
  string
> & {
  /** With a place for the address: the page does not know it before the link is opened. */
  text: string
}

type Props = { purpose: LinkPurpose; texts: LinkTexts; dead: ReactNode }

type Opened = { email: string } | { trouble: string } | 'looking' | 'dead'

/** The secret stands behind the `#`: it reaches the server in the body of a request and in no address. */
const tokenOf = () => window.location.hash.slice(1)

type Answer = Awaited<ReturnType<typeof openLinkAction>>

const openedOf = (answer: Answer): Opened => {
  if (answer.ok) return answer.data
  return answer.code === 'not_found' || answer.code === 'invalid' ? 'dead' : { trouble: answer.message }
}

const useLink = (purpose: LinkPurpose, trouble: string) => {
  const [opened, setOpened] = useState<Opened>('looking')
  useEffect(() => {
    void openLinkAction({ token: tokenOf(), purpose }).then(
      (answer) => setOpened(openedOf(answer)),
      () => setOpened({ trouble }),
    )
  }, [purpose, trouble])
  return [opened, setOpened] as const
}

const SetPasswordForm = ({
  purpose,
  texts,
  email,
  onDead,
}: Omit<Props, 'dead'> & { email: string; onDead: () => void }) => {
  const [busy, setBusy] = useState(false)

  const save = async (password: string) => {
    setBusy(true)
    const answer = await answered(setPasswordAction({ token: tokenOf(), purpose, password }))
    if (answer.ok) {
      // Used up: it has no place in the address bar or the history any more.
      window.history.replaceState(null, '', window.location.pathname)
      const outcome = await postCredentials(answer.data.email, password)
      window.location.replace(outcome === 'in' ? '/' : '/sign-in')
      return null
    }
    setBusy(false)
    if (answer.code !== 'not_found') return answer
    onDead()
    return null
  }

  return (
    <CheckedForm method="post" className={styles.form} onSend={(fields) => save(fieldText(fields, 'password'))}>
      {/* For the password manager, which keeps the address beside the password. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={texts.password}
        autoComplete="new-password"
        words={texts}
        hint={texts.hint}
      />
      <button type="submit" className="button button-main" aria-disabled={busy}>
        {busy ? texts.busy : texts.submit}
      </button>
    </CheckedForm>
  )
}

/** A one-time link opened: whom it is for, and the password they choose. */
export const LinkForm = ({ purpose, texts, dead }: Props) => {
  const [opened, setOpened] = useLink(purpose, texts.trouble)
  if (opened === 'dead') return dead
  return (
    <>
      <h1>{texts.title}</h1>
      {typeof opened === 'object' && 'email' in opened ? (
        <>
          <p>{texts.text.replace('{email}', opened.email)}</p>
          <SetPasswordForm purpose={purpose} texts={texts} email={opened.email} onDead={() => setOpened('dead')} />
        </>
      ) : (
        <p role="status" className="soft">
          {opened === 'looking' ? texts.looking : opened.trouble}
        </p>
      )}
    </>
  )
}
