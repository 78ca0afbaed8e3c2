/** The protected names of an organisation, prepared once for all texts of a request. */
import { kindsOfPlace, kindsOfStreet, ordinaryStreets, ordinaryWords, particles } from './ordinary-words'
import { lookAlikeSpellings, spellings } from './name-spellings'
import { streetNames } from './street-names'
import { wordsIn, type Word } from './text-words'

export type ProtectedNames = {
  /** The names of parents, callers and everybody else with an account. */
  readonly people: readonly string[]
  /** The names of schools and school boards. */
  readonly places: readonly string[]
  /** The addresses of families, as they are written. */
  readonly addresses?: readonly string[]
  /** Names of municipalities are free, because every reader knows where the organisation works. */
  readonly municipalities?: readonly string[]
}

export type NameIndex = {
  /** Names that are no ordinary words: they stop a text in every form. */
  readonly rare: ReadonlySet<string>
  /** Names that are ordinary words too: they stop a text only where they read as a name. */
  readonly ordinary: ReadonlySet<string>
  readonly ordinaryFirst: ReadonlySet<string>
  readonly ordinaryLast: ReadonlySet<string>
  readonly ordinaryPlace: ReadonlySet<string>
  readonly ordinaryStreet: ReadonlySet<string>
  /** Names of two letters: they stop a text only with a capital. */
  readonly short: ReadonlySet<string>
  /** Two or more parts of one name written together. */
  readonly whole: ReadonlySet<string>
  /** A surname with its particles, written as one word. */
  readonly joined: ReadonlySet<string>
  /** All names above, sorted. */
  readonly sorted: readonly string[]
  /** The names that are recognised inside a longer word, by their first letters. */
  readonly inside: ReadonlyMap<string, readonly string[]>
}

type MutableIndex = Record<Exclude<keyof NameIndex, 'sorted' | 'inside'>, Set<string>>

/** Names with fewer letters occur in too many ordinary words to be recognised inside a longer word. */
export const leastInside = 5

const add = (index: MutableIndex, kind: keyof MutableIndex, key: string) => {
  for (const one of [key, ...lookAlikeSpellings(key)]) index[kind].add(one)
}

type Kind = 'person' | 'place' | 'street'

const addPart = (index: MutableIndex, part: string, isFirst: boolean, kind: Kind) => {
  if (part.length === 2) return add(index, 'short', part)
  const isOrdinaryWord = ordinaryWords.has(part) || (kind === 'street' && ordinaryStreets.has(part))
  if (!isOrdinaryWord) return add(index, 'rare', part)
  add(index, 'ordinary', part)
  if (kind === 'person') index[isFirst ? 'ordinaryFirst' : 'ordinaryLast'].add(part)
  if (kind === 'place') index.ordinaryPlace.add(part)
  if (kind === 'street') index.ordinaryStreet.add(part)
}

/** Adds all neighbouring parts of a name written together: Anne-Marie de Vries as annemarie, marievries, mariedevries. */
const addTogether = (index: MutableIndex, words: readonly string[], isPart: (word: string) => boolean) => {
  for (const [from, first] of words.entries()) {
    for (let to = from + 2; to <= words.length; to += 1) {
      const neighbours = words.slice(from, to)
      const parts = neighbours.filter(isPart)
      if (!isPart(neighbours.at(-1) ?? '')) continue
      if (parts.length > 1) {
        add(index, 'whole', neighbours.join(''))
        add(index, 'whole', parts.join(''))
      } else if (parts.length === 1 && !isPart(first)) add(index, 'joined', neighbours.join(''))
    }
  }
  const [first = '', ...otherWords] = words.filter(isPart)
  if (otherWords.length > 0) add(index, 'whole', `${otherWords.join('')}${first}`)
}

const wordsWithoutName: Readonly<Record<Kind, ReadonlySet<string>>> = {
  person: new Set(),
  place: kindsOfPlace,
  street: kindsOfStreet,
}

const addName = (index: MutableIndex, words: readonly string[], isFree: (word: string) => boolean, kind: Kind) => {
  const isPart = (word: string) =>
    word.length > 1 &&
    !/\p{N}/u.test(word) &&
    !particles.has(word) &&
    !wordsWithoutName[kind].has(word) &&
    !isFree(word)
  for (const word of words.filter(isPart)) addPart(index, word, word === words[0], kind)
  addTogether(index, words, isPart)
}

const byFirstLetters = (keys: Iterable<string>): Map<string, string[]> => {
  const names = new Map<string, string[]>()
  for (const key of keys) {
    if (key.length < leastInside) continue
    const first = key.slice(0, leastInside)
    const withSameLetters = names.get(first)
    if (withSameLetters) withSameLetters.push(key)
    else names.set(first, [key])
  }
  return names
}

const emptyIndex = (): MutableIndex => ({
  rare: new Set(),
  ordinary: new Set(),
  ordinaryFirst: new Set(),
  ordinaryLast: new Set(),
  ordinaryPlace: new Set(),
  ordinaryStreet: new Set(),
  short: new Set(),
  whole: new Set(),
  joined: new Set(),
})

/** Adds names in all their spellings. Words of a municipality's name are free in the names of places and streets. */
const addNames = (
  index: MutableIndex,
  names: readonly string[],
  kind: Kind,
  municipalityWords: ReadonlySet<string>,
) => {
  for (const spelling of new Set(names.flatMap(spellings))) {
    const words: readonly Word[] = wordsIn(spelling)
    const forms = words.every(({ look, own }) => look === own) ? (['look'] as const) : (['look', 'own'] as const)
    for (const form of forms)
      addName(
        index,
        words.map((word) => word[form]),
        (word) => kind !== 'person' && municipalityWords.has(word),
        kind,
      )
  }
}

export const nameIndex = ({ people, places, addresses = [], municipalities = [] }: ProtectedNames): NameIndex => {
  const index = emptyIndex()
  const municipalityWords = new Set(municipalities.flatMap((name) => wordsIn(name).map(({ look }) => look)))
  addNames(index, people, 'person', municipalityWords)
  addNames(index, places, 'place', municipalityWords)
  addNames(index, addresses.flatMap(streetNames), 'street', municipalityWords)
  const { rare, ordinary, short, whole, joined } = index
  return {
    ...index,
    sorted: [...rare, ...ordinary, ...short, ...whole, ...joined].toSorted(),
    inside: byFirstLetters([...rare, ...whole]),
  }
}

/** Does any name begin with these letters? */
export const isPrefixOfName = ({ sorted }: NameIndex, letters: string): boolean => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < letters) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(letters) ?? false
}
