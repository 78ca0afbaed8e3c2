import type { Route } from 'next'

/**
 * The state of a list in its URL. Empty and undefined values are left out, so that a list without filters has a plain URL.
 */
export type ListQuery = { readonly [key: string]: string | number | undefined }

type ParamOf<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}` ? Name | ParamOf<Rest> : never

type Filled<Path extends string> = Path extends `${infer Start}[${string}]${infer Rest}`
  ? `${Start}${string}${Filled<Rest>}`
  : Path

/**
 * The path itself when the application has such a page or route; otherwise `never`, so that a wrong path does not compile.
 */
type Existing<Path extends string> = Filled<Path> extends Route<Filled<Path>> ? Path : never

type Rest<Path extends string> = [ParamOf<Path>] extends [never]
  ? [params?: Record<string, never>, query?: ListQuery]
  : [params: Readonly<Record<ParamOf<Path>, string>>, query?: ListQuery]

/** A browser drops such a segment or goes up a level, even when it is percent-encoded, so the link would lead elsewhere. */
const notSegments = new Set(['', '.', '..'])

const segmentOf = (name: string, value: string | undefined): string => {
  if (value === undefined || notSegments.has(value))
    throw new RangeError(`No address: ${name} cannot be part of a path`)
  return encodeURIComponent(value)
}

/** An address with a query, without its empty and undefined values. */
export const withQuery = (path: Route, query: ListQuery): Route => {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(entries.map(([key, value]): [string, string] => [key, String(value)])).toString()
  // A query does not change which page an address is of.
  return (search ? `${path}?${search}` : path) as Route
}

/**
 * An address of this application: `href('/families/[id]', { id }, { search })`. The path is the folder under `src/app`,
 * each parameter is encoded, and empty or undefined values stay out of the query. A fixed path without a query can be a
 * literal, which Next checks. Throws a RangeError for a parameter that cannot be part of a path.
 */
export const href = <Path extends string>(path: Path & Existing<Path>, ...[params, query = {}]: Rest<Path>): Route => {
  const values = new Map(Object.entries<string>(params ?? {}))
  const filled = path.replaceAll(/\[([a-z]+)\]/gi, (_, name: string) => segmentOf(name, values.get(name)))
  // The compiler cannot check a string that is put together; `Existing` has checked the path that it is made from.
  return withQuery(filled as Route, query)
}

/**
 * A path that is not known when compiling, such as the address to return to after signing in. The caller got it from
 * `ownPath` or from a link on a page of this application.
 */
// No type can say that a text is the path of a page. A wrong path leads to the page that is not found.
export const ownHref = (path: string): Route => path as Route
