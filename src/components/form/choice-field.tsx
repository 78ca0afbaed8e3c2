'use client'

import { Field } from './field'

type Props<Value extends string> = {
  path: string
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string }[]
}

/** A choice of one option from a few. The form holds the value. */
export const ChoiceField = <Value extends string>({ path, label, value, onChange, options }: Props<Value>) => (
  <Field path={path} label={label}>
    {(field) => (
      <select
        {...field}
        className="input"
        value={value}
        onChange={({ target }) => {
          const chosenOption = options.find((option) => option.value === target.value)
          if (chosenOption) onChange(chosenOption.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
