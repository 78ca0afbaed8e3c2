'use client'

import { useId, useState, type ReactNode } from 'react'
import { useTooLong } from './use-too-long'
import { useFieldProblem } from './checked-form'

export type FieldProps = {
  id: string
  name: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
  'data-longest': number | undefined
}

type Props = {
  /** The name of the field, which problems of the server use as their path. */
  path: string
  label: ReactNode
  hint?: ReactNode
  /** The most characters. A longer text stays, with a message about the excess; `maxLength` would cut it silently. */
  longest?: number
  /** The text of a controlled field. The length of an uncontrolled field is read when somebody types. */
  text?: string
  problem?: ReactNode
  className?: string
  labelClassName?: string
  children: (field: FieldProps) => ReactNode
}

/** A label, a field, its hint and its problem, connected by ARIA attributes for a screen reader. */
export const Field = (props: Props) => {
  const { path, label, hint, longest, text, problem, className = 'field', labelClassName, children } = props
  const id = useId()
  const [typed, setTyped] = useState(0)
  const knownProblem = useFieldProblem(path)
  const excess = longest === undefined ? 0 : (text?.length ?? typed) - longest
  const note = useTooLong(excess, longest ?? 0) ?? problem ?? knownProblem
  const described = [hint ? `${id}-hint` : '', note ? `${id}-problem` : ''].filter(Boolean).join(' ')
  return (
    <div
      className={className}
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) setTyped(target.value.length)
      }}
    >
      <label htmlFor={id} className={labelClassName}>
        {label}
      </label>
      {children({
        id,
        name: path,
        'aria-invalid': note ? true : undefined,
        'aria-describedby': described || undefined,
        'data-longest': longest,
      })}
      {hint ? (
        <p id={`${id}-hint`} className="small soft">
          {hint}
        </p>
      ) : null}
      <p id={`${id}-problem`} role="status" className={note ? 'problem' : 'visually-hidden'}>
        {note}
      </p>
    </div>
  )
}
