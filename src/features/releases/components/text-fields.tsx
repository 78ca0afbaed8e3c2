'use client'

import { Field } from '@/components/form/field'

type Props = { name: string; label: string; text: string; rows: number; longest: number }

export const TextArea = ({ name, label, text, rows, longest }: Props) => (
  <Field path={name} label={label} longest={longest}>
    {(field) => <textarea {...field} className="input" rows={rows} defaultValue={text} />}
  </Field>
)

/** A sentence on which something hangs: it must be filled in. */
export const Reason = ({ name, label, longest }: { name: string; label: string; longest: number }) => (
  <Field path={name} label={label} longest={longest}>
    {(field) => <textarea {...field} className="input" rows={2} required />}
  </Field>
)
