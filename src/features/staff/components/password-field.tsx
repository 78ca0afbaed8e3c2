'use client'

import { useId, useState, type ReactNode } from 'react'
import styles from './password-field.module.css'

type Props = {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  words: { show: string; hide: string }
  hint?: ReactNode
  problem?: string | undefined
}

/** A password to type, paste or have filled in; it can be shown. */
export const PasswordField = ({ name, label, autoComplete, words, hint, problem }: Props) => {
  const id = useId()
  const [shown, setShown] = useState(false)
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="small soft">
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={shown ? 'text' : 'password'}
        className="input"
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {problem && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className={`button button-quiet ${styles.show}`} onClick={() => setShown(!shown)}>
        {shown ? words.hide : words.show}
      </button>
    </div>
  )
}
