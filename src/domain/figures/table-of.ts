/** A record over a closed list of keys, in the order of the list: the order in which figures are written. */
export const tableOf = <K extends string, V>(keys: readonly K[], valueOf: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as { [key in K]: V }

/** The entries of such a record, in its order. TypeScript forgets the keys of a record; these records have no others. */
export const entriesOf = <K extends string, V>(table: { readonly [key in K]?: V }) => Object.entries(table) as [K, V][]
