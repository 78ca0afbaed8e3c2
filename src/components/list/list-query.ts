import type { Route } from 'next'
import { ownHref } from '@/components/layout/href'

/** A list's state as it stands in the URL. What is empty or undefined is left out, so that a plain list has a plain URL. */
export type ListQuery = { readonly [key: string]: string | number | undefined }

/** For the pages of the week, which put their paths together themselves; everything else takes `href`. */
export const listHref = (path: string, query: ListQuery): Route => {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(kept.map(([key, value]): [string, string] => [key, String(value)])).toString()
  return ownHref(search ? `${path}?${search}` : path)
}

export const pageCount = (rows: number, perPage: number) => Math.max(1, Math.ceil(rows / perPage))
