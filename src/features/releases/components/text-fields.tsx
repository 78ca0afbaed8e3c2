'use client'

import { useId, type ReactNode } from 'react'

type Props = { name: string; label: string; text: string; rows: number; longest: number; below?: ReactNode }

export const TextArea = ({ name, label, text, rows, longest, below }: Props) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={rows} maxLength={longest} defaultValue={text} />
      {below}
    </div>
  )
}

/** A sentence on which something hangs: it must be filled in. */
export const Reason = ({ name, label, longest }: { name: string; label: string; longest: number }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={2} required maxLength={longest} />
    </div>
  )
}
