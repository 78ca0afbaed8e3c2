'use client'

import type { ReactNode } from 'react'
import { Field } from './field'

type Props = {
  /** The name of the field, which problems of the server use as their path. */
  path: string
  label: string
  hint?: ReactNode
  longest?: number | undefined
  /** The number of lines at first. Without it the field has a single line. */
  lines?: number | undefined
  type?: 'text' | 'email'
  required?: boolean | undefined
  className?: string
  /** The initial text of an uncontrolled field. */
  opensWith?: string | undefined
  /** The text of a controlled field. */
  value?: string
  onChange?: (value: string) => void
}

/** A text field of a form, with one line or more. */
export const TextField = ({
  path,
  label,
  hint,
  longest,
  lines,
  type = 'text',
  className,
  opensWith,
  ...rest
}: Props) => {
  const { value, onChange, required } = rest
  const sharedProps = {
    className: 'input',
    autoComplete: 'off',
    required,
    ...(onChange
      ? { value, onChange: ({ target }: { target: { value: string } }) => onChange(target.value) }
      : { defaultValue: opensWith }),
  }
  return (
    <Field path={path} label={label} hint={hint} longest={longest} text={value} className={className}>
      {(field) =>
        lines ? (
          <textarea {...field} {...sharedProps} rows={lines} />
        ) : (
          <input {...field} {...sharedProps} type={type} />
        )
      }
    </Field>
  )
}
