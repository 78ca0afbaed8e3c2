import { useId } from 'react'
import list from '@/components/list/list.module.css'

type Props = {
  label: string
  all: string
  value: string
  options: readonly { value: string; label: string }[]
  onChoose: (value: string) => void
}

/** A filter that applies at once, without a request: the whole list is in the browser. */
export const FilterChoice = ({ label, all, value, options, onChoose }: Props) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="small">
        {label}
      </label>
      <select
        id={id}
        className={`input ${list.select}`}
        value={options.some((option) => option.value === value) ? value : ''}
        onChange={(event) => onChoose(event.target.value)}
      >
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
