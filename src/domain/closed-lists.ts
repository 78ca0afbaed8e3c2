/** Looking up in tables and lists whose keys are known when they are written, by a text that comes from elsewhere. */

/** The keys of a table that is written down as a whole: it has these and no others. */
export const keysOf = <Table extends object>(table: Table) =>
  // `Object.keys` knows no keys by name, because a table that was handed over might have more than its type says.
  Object.keys(table) as (keyof Table & string)[]

export const isKeyOf = <Table extends object>(table: Table, key: string): key is keyof Table & string =>
  Object.hasOwn(table, key)

/** The one of a closed list that a text names. */
export const oneOf = <One extends string>(list: readonly One[], text: string | undefined): One | undefined =>
  list.find((item) => item === text)
