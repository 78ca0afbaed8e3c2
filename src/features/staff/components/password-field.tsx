'use client'

import { useState, type ReactNode } from 'react'
import { Field } from '@/components/form/field'
import styles from './password-field.module.css'

type Props = {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  words: { show: string; hide: string }
  hint?: ReactNode
}

/** A password field that accepts typing, pasting and a password manager, and can show the password. */
export const PasswordField = ({ name, label, autoComplete, words, hint }: Props) => {
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.password}>
      <Field path={name} label={label} hint={hint}>
        {(field) => (
          <input
            {...field}
            type={shown ? 'text' : 'password'}
            className="input"
            autoComplete={autoComplete}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
          />
        )}
      </Field>
      <button type="button" className={`button button-quiet ${styles.show}`} onClick={() => setShown(!shown)}>
        {shown ? words.hide : words.show}
      </button>
    </div>
  )
}
