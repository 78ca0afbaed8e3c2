'use client'

import { useId, type ComponentProps } from 'react'
import { ProblemList, useProblemsOf } from './field-problems'

type WrittenProps = ComponentProps<'textarea'> & { name: string; label: string }

/** A text that leaves the organisation: what the gate stopped in it stands below. */
const WrittenField = ({ name, label, ...rest }: WrittenProps) => {
  const id = useId()
  const problems = useProblemsOf(name)
  const about = problems.length > 0 ? `${id}-problems` : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        className="input"
        aria-invalid={about ? true : undefined}
        aria-describedby={about}
        {...rest}
      />
      <ProblemList id={`${id}-problems`} problems={problems} />
    </div>
  )
}

type Props = { name: string; label: string; text: string; rows: number; longest: number }

export const TextArea = ({ text, longest, ...field }: Props) => (
  <WrittenField {...field} maxLength={longest} defaultValue={text} />
)

/** A sentence on which something hangs: it must be filled in. */
export const Reason = ({ name, label, longest }: { name: string; label: string; longest: number }) => (
  <WrittenField name={name} label={label} rows={2} required maxLength={longest} />
)
