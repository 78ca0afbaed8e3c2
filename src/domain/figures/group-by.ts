/**
 * Groups things by a name that is computed for each, in the order of first occurrence. A thing without a name is left out.
 */
export const groupBy = <Thing>(
  things: Iterable<Thing>,
  nameOf: (thing: Thing) => string | null,
): ReadonlyMap<string, readonly Thing[]> => {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const name = nameOf(thing)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(thing)
    else groups.set(name, [thing])
  }
  return groups
}
