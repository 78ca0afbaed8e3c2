'use client'

import { useState, type ComponentProps } from 'react'
import { wholeNumberText } from '@/i18n/form-words'
import styles from './form.module.css'
import { wholeNumberIn } from './whole-number'

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'min' | 'max' | 'onChange'> & {
  value: number | null
  min: number
  max: number
  /** A number in range, or null when the field was emptied. Anything else stays on the screen and goes nowhere. */
  onNumber: (number: number | null) => void
}

/**
 * A whole number as text: a field of type `number` changes under the mouse wheel, drops what it cannot read without a
 * word, and hides it from us.
 */
export const NumberInput = ({ value, min, max, onNumber, className, id, ...rest }: Props) => {
  const [draft, setDraft] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const own = value === null ? '' : String(value)
  const meant = draft === null ? value : wholeNumberIn(draft, min, max)
  // What was changed elsewhere takes over from what was typed here.
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
        // Within a form its button tells: a line that appears here would move the button away from under the press.
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
