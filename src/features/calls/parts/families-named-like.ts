import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { foldedName, namedFamilies, namesInChunks } from '@/server/family-names'
import { familyInScope } from '@/server/scope'

/** The families in the actor's scope of which, for each of these words, a word of the name begins with it. */
export type IdsByWords = (words: readonly string[]) => readonly string[]

const noFamilies: IdsByWords = () => []

const beginIn = (name: string, words: readonly string[]) => words.every((word) => ` ${name}`.includes(` ${word}`))

/** Reads the names in the actor's scope once, for all these groups of words. Nothing is read when there are no words. */
export const familiesNamedLike = async (
  actor: StaffActor,
  groupsOfWords: readonly (readonly string[])[],
): Promise<IdsByWords> => {
  const groups = groupsOfWords.filter((words) => words.length > 0)
  if (groups.length === 0) return noFamilies
  const idsByKey = new Map(groups.map((words) => [words.join(' '), { words, ids: new Array<string>() }]))
  for await (const chunk of namesInChunks(database(actor), namedFamilies(familyInScope(actor))))
    for (const family of chunk) {
      const name = foldedName(family)
      for (const { words, ids } of idsByKey.values()) if (beginIn(name, words)) ids.push(family.id)
    }
  return (words) => idsByKey.get(words.join(' '))?.ids ?? []
}
