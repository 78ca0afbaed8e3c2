'use client'

import { answered } from '@/components/form/answered'
import { useState, type SyntheticEvent } from 'react'
import { fieldText } from '@/components/form/field-text'
import { requestPasswordAction } from '../actions'
import styles from './public-form.module.css'

type Props = { texts: Record<'title' | 'text' | 'email' | 'submit' | 'busy' | 'sent' | 'sentText', string> }

/** Asks for a link by mail. Its answer is the same whether the account exists or not. */
export const ForgottenForm = ({ texts }: Props) => {
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking')
  const [problem, setProblem] = useState<string>()

  const ask = async (email: string) => {
    setState('busy')
    const answer = await answered(requestPasswordAction({ email }))
    setProblem(answer.ok ? undefined : (answer.problems[0]?.message ?? answer.message))
    setState(answer.ok ? 'sent' : 'asking')
  }

  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state === 'asking') void ask(fieldText(new FormData(event.currentTarget), 'email'))
  }

  if (state === 'sent')
    return (
      <div role="status" className={styles.form}>
        <h1>{texts.sent}</h1>
        <p>{texts.sentText}</p>
      </div>
    )
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.text}</p>
      <form method="post" className={styles.form} onSubmit={send} noValidate>
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
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'email-problem' : undefined}
          />
          {problem && (
            <p id="email-problem" className="problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <button type="submit" className="button button-main" aria-disabled={state === 'busy'}>
          {state === 'busy' ? texts.busy : texts.submit}
        </button>
      </form>
    </>
  )
}
