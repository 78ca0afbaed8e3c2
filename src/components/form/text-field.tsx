'use client'

import type { ReactNode } from 'react'
import { Field } from './field'

type Props = {
  /** The field's name, as the server's problems say it. */
  path: string
  label: string
  hint?: ReactNode
  longest?: number | undefined
  /** How many lines it begins with; without it a field of one line. */
  lines?: number | undefined
  type?: 'text' | 'email'
  required?: boolean | undefined
  className?: string
  /** What the form opens with, where the browser keeps what is typed. */
  opensWith?: string | undefined
  /** What is typed, where the form keeps it. */
  value?: string
  onChange?: (value: string) => void
}

/** One text of a form, on one line or more. */
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
