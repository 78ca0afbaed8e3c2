/** A record over a closed list of keys, in the order of the list: the order in which figures are written. */
export const tableOf = <K extends string, V>(keys: readonly K[], valueOf: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as { [key in K]: V }
