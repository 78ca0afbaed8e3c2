/**
 * Which words of a search a school's name explains, and which are left for the name of the parent or the age of the child.
 * Schools that leave the same words stand in one group, so that the number of groups does not grow with the number of schools.
 */
import type { CallBackSearch, SearchedAge } from './call-back-search'

export type SchoolGroup = {
  readonly schoolIds: readonly string[]
  readonly words: readonly string[]
  readonly ages: readonly SearchedAge[]
}

type SchoolName = { readonly id: string; readonly searchName: string | null }

/** A word of the name begins with it. */
const beginsIn = (nameWords: readonly string[]) => (word: string) => nameWords.some((name) => name.startsWith(word))

/** The groups of schools whose name explains at least one word, those that explain most first. */
export const schoolGroups = (
  schools: readonly SchoolName[],
  { words, ages }: Pick<CallBackSearch, 'words' | 'ages'>,
): SchoolGroup[] => {
  const groups = new Map<string, SchoolGroup>()
  for (const { id, searchName } of schools) {
    const nameWords = (searchName ?? '').split(' ')
    const isExplained = beginsIn(nameWords)
    if (!words.some(isExplained)) continue
    const remainder = {
      words: words.filter((word) => !isExplained(word)),
      ages: ages.filter(({ word }) => word === null || !nameWords.includes(word)),
    }
    const key = JSON.stringify(remainder)
    groups.set(key, { ...remainder, schoolIds: [...(groups.get(key)?.schoolIds ?? []), id] })
  }
  return [...groups.values()].toSorted((a, b) => a.words.length + a.ages.length - b.words.length - b.ages.length)
}
