import type { Route } from 'next'

/** A list's state as it stands in the URL. What is empty or undefined is left out, so that a plain list has a plain URL. */
export type ListQuery = { readonly [key: string]: string | number | undefined }

type ParamOf<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}` ? Name | ParamOf<Rest> : never

type Filled<Path extends string> = Path extends `${infer Start}[${string}]${infer Rest}`
  ? `${Start}${string}${Filled<Rest>}`
  : Path

/** The path itself when Next knows a page or route of that shape; else `never`, so that a wrong one does not compile. */
type Existing<Path extends string> = Filled<Path> extends Route<Filled<Path>> ? Path : never

type Rest<Path extends string> = [ParamOf<Path>] extends [never]
  ? [params?: Record<string, never>, query?: ListQuery]
  : [params: Readonly<Record<ParamOf<Path>, string>>, query?: ListQuery]

/** A browser reads these as "here" and "one up", percent-encoded too: such a link would lead to another page. */
const notSegments = new Set(['', '.', '..'])

const segmentOf = (name: string, value: string | undefined): string => {
  if (value === undefined || notSegments.has(value))
    throw new RangeError(`No address: ${name} cannot be part of a path`)
  return encodeURIComponent(value)
}

/**
 * An address of this application: `href('/families/[id]', { id }, { search })`. The path is the folder under `src/app`,
 * each parameter is encoded, and what is empty or undefined stays out of the query. A fixed path without a query needs
 * no help: Next checks the literal.
 */
export const href = <Path extends string>(path: Path & Existing<Path>, ...[params, query = {}]: Rest<Path>): Route => {
  const values = new Map(Object.entries<string>(params ?? {}))
  const filled = path.replaceAll(/\[([a-z]+)\]/gi, (_, name: string) => segmentOf(name, values.get(name)))
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()
  // A string that is put together cannot be checked; `Existing` has checked the path it is made from.
  return (search ? `${filled}?${search}` : filled) as Route
}

/**
 * A path that is only known when it is used: of a link on the page, or where one was before signing in. It has passed
 * `ownPath`, or a browser has read it from a link of ours.
 */
// No type can say that a text from elsewhere is a page; a wrong one ends at the page that is not found.
export const ownHref = (path: string): Route => path as Route
