'use client'

import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { useState } from 'react'
import { fieldText } from '@/components/form/field-text'
import { requestPasswordAction } from '../actions'
import { EmailField } from './email-field'
import styles from './public-form.module.css'

type Props = { texts: Record<'title' | 'text' | 'email' | 'submit' | 'busy' | 'sent' | 'sentText', string> }

/** Asks for a link by mail. Its answer is the same whether the account exists or not. */
export const ForgottenForm = ({ texts }: Props) => {
  const [state, setState] = useState<'asking' | 'busy' | 'sent'>('asking')

  const ask = async (email: string) => {
    setState('busy')
    const answer = await answered(requestPasswordAction({ email }))
    setState(answer.ok ? 'sent' : 'asking')
    return answer.ok ? null : answer
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
      <CheckedForm method="post" className={styles.form} onSend={(fields) => ask(fieldText(fields, 'email'))}>
        <EmailField label={texts.email} />
        <button type="submit" className="button button-main" aria-disabled={state === 'busy'}>
          {state === 'busy' ? texts.busy : texts.submit}
        </button>
      </CheckedForm>
    </>
  )
}
