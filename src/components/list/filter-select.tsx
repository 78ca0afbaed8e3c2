import { useId } from 'react'
import styles from './list.module.css'

type Props = {
  name: string
  label: string
  /** What it says when nothing is chosen. */
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
      {/* The key makes the browser forget an earlier choice when the URL says another. */}
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
