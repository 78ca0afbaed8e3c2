import type { Route } from 'next'
import { ownHref, type ListQuery } from '@/components/layout/href'

/** For the pages of the week, which build their paths themselves. All other pages use `href`. */
export const listHref = (path: string, query: ListQuery): Route => {
  const queryEntries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(
    queryEntries.map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()
  return ownHref(search ? `${path}?${search}` : path)
}

export const pageCount = (rows: number, perPage: number) => Math.max(1, Math.ceil(rows / perPage))
