import { useId } from 'react'

/** A date field among the filters of a list. */
export const FilterDay = ({ name, label, value }: { name: string; label: string; value: string }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="small">
        {label}
      </label>
      <input id={id} key={value} name={name} type="date" defaultValue={value} className="input" />
    </div>
  )
}
