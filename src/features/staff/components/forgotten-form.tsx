'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { requestPasswordAction } from '../actions'
import { EmailField } from './email-field'
import styles from './public-form.module.css'

type Props = { texts: Record<'title' | 'text' | 'email' | 'submit' | 'busy' | 'sent' | 'sentText', string> }

/** Requests a password link by mail. The answer is the same whether or not the account exists. */
export const ForgottenForm = ({ texts }: Props) => {
  const [isSent, setSent] = useState(false)
  const request = useCommand(requestPasswordAction, { onSuccess: () => setSent(true) })
  const send = (fields: FormData) => request.run({ email: fieldText(fields, 'email') })

  if (isSent)
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
      <CheckedForm method="post" className={styles.form} onSend={send}>
        <EmailField label={texts.email} />
        <CommandButton pending={request.pending} className="button button-main">
          {request.pending ? texts.busy : texts.submit}
        </CommandButton>
      </CheckedForm>
    </>
  )
}
