'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { postCredentials } from './credentials'
import { EmailField } from './email-field'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

type Problem = 'wrong' | 'again' | 'too_many' | 'unavailable'

export type SignInTexts = Record<'email' | 'password' | 'submit' | 'busy' | 'show' | 'hide', string> & {
  problems: Record<Problem, string>
}

type Props = { texts: SignInTexts; next: string; csrfToken: string; problem: Problem | null }

/** A native form that also works before its script has come; with it, nothing typed is lost on a mistake. */
export const SignInForm = ({ texts, next, csrfToken, problem: first }: Props) => {
  const [problem, setProblem] = useState(first)
  const [busy, setBusy] = useState(false)

  const submit = async (fields: FormData) => {
    setBusy(true)
    setProblem(null)
    const outcome = await postCredentials(fieldText(fields, 'email'), fieldText(fields, 'password'))
    if (outcome === 'in') {
      window.location.replace(next)
      return null
    }
    setBusy(false)
    const message = texts.problems[outcome]
    return { message, problems: outcome === 'wrong' ? [{ path: 'password', message }] : [] }
  }

  return (
    <CheckedForm method="post" action="/api/auth/callback/credentials" className={styles.form} onSend={submit}>
      {problem ? (
        <p role="alert" className="notice notice-warn">
          {texts.problems[problem]}
        </p>
      ) : null}
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <EmailField label={texts.email} />
      <PasswordField name="password" label={texts.password} autoComplete="current-password" words={texts} />
      <button type="submit" className="button button-main" aria-disabled={busy}>
        {busy ? texts.busy : texts.submit}
      </button>
    </CheckedForm>
  )
}
