import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { foldedName, namedFamilies, namesInChunks, type FamilyName } from '@/server/family-names'
import { familyInScope } from '@/server/scope'

/** The families in the actor's scope of which, for each of these words, a word of the name begins with it. */
export type IdsByWords = (words: readonly string[]) => readonly string[]

/** `namesById`: those families, with the names that were read to find them. */
export type NamedLike = { idsByWords: IdsByWords; namesById: ReadonlyMap<string, FamilyName> }

const beginIn = (name: string, words: readonly string[]) => words.every((word) => ` ${name}`.includes(` ${word}`))

/** Reads the names in the actor's scope once, for all these groups of words. Nothing is read when there are no words. */
export const familiesNamedLike = async (
  actor: StaffActor,
  groupsOfWords: readonly (readonly string[])[],
): Promise<NamedLike> => {
  const groups = groupsOfWords.filter((words) => words.length > 0)
  const namesById = new Map<string, FamilyName>()
  if (groups.length === 0) return { idsByWords: () => [], namesById }
  const idsByKey = new Map(groups.map((words) => [words.join(' '), { words, ids: new Array<string>() }]))
  for await (const chunk of namesInChunks(database(actor), namedFamilies(familyInScope(actor))))
    for (const family of chunk) {
      const name = foldedName(family)
      const groupsFound = [...idsByKey.values()].filter(({ words }) => beginIn(name, words))
      for (const { ids } of groupsFound) ids.push(family.id)
      if (groupsFound.length > 0) namesById.set(family.id, family)
    }
  return { idsByWords: (words) => idsByKey.get(words.join(' '))?.ids ?? [], namesById }
}
