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

type ReasonProps = { name: string; label: string; longest: number; isOptional?: boolean }

/** A sentence on which something hangs: it must be filled in, unless what it is about cannot wait for words. */
export const Reason = ({ name, label, longest, isOptional = false }: ReasonProps) => (
  <Field path={name} label={label} longest={longest}>
    {(field) => <textarea {...field} className="input" rows={2} required={!isOptional} />}
  </Field>
)
