/** Things by a name that is worked out of each, in the order in which the names first come. No name, no place. */
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
