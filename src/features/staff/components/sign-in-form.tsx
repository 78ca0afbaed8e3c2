'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { signInProblem, type Problem, type SignInTexts } from '@/components/session/sign-in-problem'
import { postCredentials } from './credentials'
import { EmailField } from './email-field'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

type Props = {
  texts: SignInTexts
  next: string
  csrfToken: string
  problem: Problem | null
  /** Whether something else is the first choice of the page. */
  isSecond: boolean
}

/** A native form that also works before its script is loaded. With the script, typed text stays after a refusal. */
export const SignInForm = ({ texts, next, csrfToken, problem: first, isSecond }: Props) => {
  const [problem, setProblem] = useState(first)
  const signIn = useCommand(
    async ({ email, password }: { email: string; password: string }) => {
      const outcome = await postCredentials(email, password)
      if (outcome === 'in') return { ok: true, data: null }
      const message = signInProblem(texts, outcome)
      return {
        ok: false,
        code: 'refused',
        message,
        problems: outcome === 'wrong' ? [{ path: 'password', message }] : [],
      }
    },
    { leaves: true, onSuccess: () => window.location.replace(next) },
  )
  const send = (fields: FormData) => {
    setProblem(null)
    return signIn.run({ email: fieldText(fields, 'email'), password: fieldText(fields, 'password') })
  }

  return (
    <CheckedForm method="post" action="/api/auth/callback/credentials" className={styles.form} onSend={send}>
      {problem ? (
        <p role="alert" className="notice notice-warn">
          {signInProblem(texts, problem)}
        </p>
      ) : null}
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <EmailField label={texts.email} withPasskeys />
      <PasswordField name="password" label={texts.password} autoComplete="current-password" words={texts} />
      <CommandButton pending={signIn.pending} className={isSecond ? 'button' : 'button button-main'}>
        {signIn.pending ? texts.busy : texts.submit}
      </CommandButton>
    </CheckedForm>
  )
}
