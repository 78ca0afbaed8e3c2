/** Makes a record of a closed list of keys, in the order of the list. Exports rely on this order. */
export const tableOf = <K extends string, V>(keys: readonly K[], valueOf: (key: K) => V) =>
  // `Object.fromEntries` loses the type of the keys.
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as { [key in K]: V }

/** The entries of such a record, with the type of its keys. The record must have no keys other than those of its type. */
// `Object.entries` types every key as text.
export const entriesOf = <K extends string, V>(table: { readonly [key in K]?: V }) => Object.entries(table) as [K, V][]

/** The keys of such a record, with their type. */
// `Object.keys` types every key as text.
export const keysOf = <K extends string>(table: { readonly [key in K]?: unknown }) => Object.keys(table) as K[]
