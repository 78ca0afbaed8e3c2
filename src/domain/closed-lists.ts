/** Looks up a text from outside in tables and lists with a fixed set of keys, so that the result has a precise type. */

/** The keys of a table, with their type. The table must have exactly the keys of its type. */
export const keysOf = <Table extends object>(table: Table) =>
  // `Object.keys` returns `string[]`, because an object may have more keys than its type says.
  Object.keys(table) as (keyof Table & string)[]

export const isKeyOf = <Table extends object>(table: Table, key: string): key is keyof Table & string =>
  Object.hasOwn(table, key)

/** The element of the list that equals the text, or undefined. */
export const oneOf = <One extends string>(list: readonly One[], text: string | undefined): One | undefined =>
  list.find((item) => item === text)
