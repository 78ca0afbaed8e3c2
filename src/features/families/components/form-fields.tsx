'use client'

import { useId } from 'react'
import { Field } from '@/components/form/field'

type InputProps = {
  value: string
  onChange: (value: string) => void
  /** As the server's problems name it. */
  path: string
  longest?: number
  label: string
  hint?: string
  lines?: number
  required?: boolean
}

export const TextField = ({ label, hint, value, onChange, path, longest, lines, required }: InputProps) => {
  const shared = { className: 'input', value, required, autoComplete: 'off' }
  return (
    <Field path={path} label={label} hint={hint} text={value} longest={longest}>
      {(field) =>
        lines ? (
          <textarea {...field} {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...field} {...shared} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string }[]
}

export const ChoiceField = <Value extends string>({ label, value, onChange, options }: ChoiceProps<Value>) => {
  const id = useId()
  const choose = (text: string) => {
    const chosen = options.find((option) => option.value === text)
    if (chosen) onChange(chosen.value)
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
