'use client'

import { useState, type ComponentProps } from 'react'
import { wholeNumberText } from '@/i18n/form-words'
import styles from './form.module.css'
import { wholeNumberIn } from './whole-number'

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'min' | 'max' | 'onChange'> & {
  value: number | null
  min: number
  max: number
  /** Called with a number in range, or with null when the field is emptied. Not called for any other text, which stays. */
  onNumber: (number: number | null) => void
}

/**
 * A whole number in a text field. A field of type `number` changes under the mouse wheel, silently drops what it cannot
 * read, and does not give that text to a script.
 */
export const NumberInput = ({ value, min, max, onNumber, className, id, ...rest }: Props) => {
  const [draft, setDraft] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const own = value === null ? '' : String(value)
  const meant = draft === null ? value : wholeNumberIn(draft, min, max)
  // A value that was changed elsewhere replaces the typed text.
  const shown = draft !== null && (meant === null || meant === value) ? draft : own
  const wrong = shown.trim() !== '' && wholeNumberIn(shown, min, max) === null
  return (
    <>
      <input
        autoComplete="off"
        {...rest}
        id={id}
        type="text"
        inputMode="numeric"
        className={`input ${styles.number} ${className ?? ''}`}
        data-min={min}
        data-max={max}
        aria-invalid={asked && wrong ? true : rest['aria-invalid']}
        value={shown}
        onChange={({ target }) => {
          setDraft(target.value)
          setAsked(false)
          const number = wholeNumberIn(target.value, min, max)
          if (number !== null || target.value.trim() === '') onNumber(number)
        }}
        // A form shows the problem when it is sent: a line that appears on blur would move its button during a click.
        onBlur={() => setAsked(rest.name === undefined)}
      />
      {asked && wrong ? (
        <span role="status" className="problem">
          {wholeNumberText(min, max)}
        </span>
      ) : null}
    </>
  )
}
