'use client'

import { fieldText } from '@/components/form/field-text'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import type { ReactNode, SyntheticEvent } from 'react'
import { Disclosure } from '@/components/layout/disclosure'
import { withQuery } from '@/components/layout/href'
import styles from './list.module.css'

type Props = {
  path: Route
  label: string
  submit: string
  /** Whether a filter is set. The filters are shown open then. */
  narrowed: boolean
  children: ReactNode
}

/** Filters that are stored in the URL. A plain form without scripts; with scripts, empty filters stay out of the URL. */
export const FilterForm = ({ path, label, submit, narrowed, children }: Props) => {
  const router = useRouter()
  const show = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const chosenFilters = [...fields.keys()].map((key): [string, string] => [key, fieldText(fields, key)])
    router.push(withQuery(path, Object.fromEntries(chosenFilters)))
  }
  return (
    <Disclosure className={styles.filters} open={narrowed} summary={label}>
      <form action={path} method="get" aria-label={label} className={styles.bar} onSubmit={show}>
        {children}
        <button className="button" type="submit">
          {submit}
        </button>
      </form>
    </Disclosure>
  )
}
