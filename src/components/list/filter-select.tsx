import { useId } from 'react'
import styles from './list.module.css'

type Props = {
  name: string
  label: string
  /** The option that sets no filter. */
  all: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}

export const FilterSelect = ({ name, label, all, value, options }: Props) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="small">
        {label}
      </label>
      {/* The key resets an earlier choice when the URL has another value. */}
      <select id={id} key={value} name={name} defaultValue={value ?? ''} className={`input ${styles.select}`}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
