'use client'

import { useState, type FormEvent } from 'react'
import { fieldText } from '@/components/form/field-text'
import { postCredentials } from './credentials'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

type Problem = 'wrong' | 'again' | 'too_many' | 'unavailable' | 'empty'

export type SignInTexts = Record<'email' | 'password' | 'submit' | 'busy' | 'show' | 'hide', string> & {
  problems: Record<Problem, string>
}

type Props = { texts: SignInTexts; next: string; csrfToken: string; problem: Problem | null }

/** A native form that also works before its script has come; with it, nothing typed is lost on a mistake. */
export const SignInForm = ({ texts, next, csrfToken, problem: first }: Props) => {
  const [problem, setProblem] = useState(first)
  const [busy, setBusy] = useState(false)

  const tell = (what: Problem, form: HTMLFormElement) => {
    setProblem(what)
    setBusy(false)
    const field = form.elements.namedItem(what === 'wrong' ? 'password' : 'email')
    if (field instanceof HTMLInputElement) field.focus()
  }

  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const [email, password] = [fieldText(data, 'email'), fieldText(data, 'password')]
    if (!email.trim() || !password) return tell('empty', form)
    setBusy(true)
    setProblem(null)
    const outcome = await postCredentials(email, password)
    if (outcome === 'in') window.location.replace(next)
    else tell(outcome, form)
  }

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) void submit(event.currentTarget)
  }

  return (
    <form method="post" action="/api/auth/callback/credentials" className={styles.form} onSubmit={send} noValidate>
      <p role="alert" className={problem ? 'notice notice-warn' : styles.quiet}>
        {problem && texts.problems[problem]}
      </p>
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={next} />
      <div className="field">
        <label htmlFor="email">{texts.email}</label>
        <input
          id="email"
          name="email"
          type="email"
          className="input"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      <PasswordField name="password" label={texts.password} autoComplete="current-password" words={texts} />
      <button type="submit" className="button button-main" aria-disabled={busy}>
        {busy ? texts.busy : texts.submit}
      </button>
    </form>
  )
}
