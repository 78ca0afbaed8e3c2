'use client'

import type { ReactNode } from 'react'
import { useStaffLabel, type StaffChoice } from '@/i18n/use-staff-label'
import { Field } from './field'

type Props = {
  path: string
  label: ReactNode
  people: readonly StaffChoice[]
  /** The option without a person. */
  none: string
  /** Somebody has to be chosen; `none` then only asks for it. */
  required?: boolean
  /** The id of who is chosen at first. */
  opensWith?: string
  className?: string
  /** Options after the people. */
  children?: ReactNode
}

/** A choice of one of the staff, with until when they are away and whether they have enough calls. */
export const StaffField = ({
  path,
  label,
  people,
  none,
  required = false,
  opensWith = '',
  className,
  children,
}: Props) => {
  const staffLabel = useStaffLabel()
  return (
    <Field path={path} label={label} className={className}>
      {(field) => (
        <select {...field} className="input" required={required} defaultValue={opensWith}>
          <option value="" disabled={required}>
            {none}
          </option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {staffLabel(person)}
            </option>
          ))}
          {children}
        </select>
      )}
    </Field>
  )
}
