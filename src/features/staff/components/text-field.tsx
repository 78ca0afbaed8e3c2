import { useId } from 'react'

type Props = {
  name: string
  label: string
  type?: 'text' | 'email'
  hint?: string
  value?: string | undefined
  problem?: string | undefined
}

export const TextField = ({ name, label, type = 'text', hint, value, problem }: Props) => {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        className="input"
        autoComplete="off"
        defaultValue={value}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
      {hint && (
        <p id={`${id}-hint`} className="small soft">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
