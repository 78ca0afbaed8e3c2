'use client'

import styles from './start.module.css'

type Props<Value extends string> = {
  legend: string
  name: string
  options: readonly { value: Value; label: string }[]
  value: Value | null
  required?: boolean
  onChange: (value: Value) => void
}

/** One question of the starting page, with its options in a row. */
export const Radios = <Value extends string>({ legend, name, options, value, required, onChange }: Props<Value>) => (
  <fieldset className={styles.choice}>
    <legend>{legend}</legend>
    <div className={styles.options}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            required={required}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  </fieldset>
)
