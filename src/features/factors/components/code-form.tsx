'use client'

import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { filled } from '@/i18n/filled'
import { checkCodeAction } from '../actions'
import { CodeField } from './code-field'
import type { FactorTexts } from './texts'
import styles from './factors.module.css'

type Props = {
  texts: FactorTexts['step']
  withRecovery: boolean
  /** Whether a passkey is the first choice. */
  isSecond: boolean
  next: string
}

const fewCodes = 4

/** The second step of signing in. Whoever used a recovery code first reads how many are left. */
export const CodeForm = ({ texts, withRecovery, isSecond, next }: Props) => {
  const [codesLeft, setCodesLeft] = useState<number | null>(null)
  const check = useCommand(checkCodeAction, {
    leaves: true,
    onSuccess: (data) => (data.codesLeft === null ? window.location.replace(next) : setCodesLeft(data.codesLeft)),
  })
  if (codesLeft !== null)
    return (
      <div className={styles.form}>
        <p role="status" className="notice">
          {filled(texts.left, { count: codesLeft })} {codesLeft < fewCodes ? texts.few : ''}
        </p>
        <button type="button" className="button button-main" onClick={() => window.location.replace(next)}>
          {texts.go}
        </button>
      </div>
    )
  return (
    <CheckedForm
      method="post"
      className={styles.form}
      onSend={(fields) => check.run({ code: fieldText(fields, 'code') })}
    >
      <CodeField
        key={withRecovery ? 'recovery' : 'app'}
        label={withRecovery ? texts.recoveryCode : texts.code}
        kind={withRecovery ? 'any' : 'app'}
      />
      <CommandButton pending={check.pending} className={isSecond ? 'button' : 'button button-main'}>
        {check.pending ? texts.busy : texts.submit}
      </CommandButton>
    </CheckedForm>
  )
}
