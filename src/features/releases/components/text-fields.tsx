'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/form/field'

type Props = { name: string; label: string; text: string; rows: number; longest: number; below?: ReactNode }

export const TextArea = ({ name, label, text, rows, longest, below }: Props) => (
  <div>
    <Field path={name} label={label} longest={longest}>
      {(field) => <textarea {...field} className="input" rows={rows} defaultValue={text} />}
    </Field>
    {below}
  </div>
)

/** A sentence on which something hangs: it must be filled in. */
export const Reason = ({ name, label, longest }: { name: string; label: string; longest: number }) => (
  <Field path={name} label={label} longest={longest}>
    {(field) => <textarea {...field} className="input" rows={2} required />}
  </Field>
)
