/** The names that an organisation knows, made ready once for all the texts of a request. */

export type KnownNames = {
  /** Parents, callers and everybody else with an account. */
  readonly people: readonly string[]
  /** Schools and school boards. */
  readonly places: readonly string[]
}

export type NameIndex = { readonly parts: ReadonlySet<string>; readonly short: ReadonlySet<string> }

const asWritten = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []

/** What is in many names and says nothing of one. */
const common = new Set(
  (
    'van von den der des het ter ten tot aan bij uit vander vande school basisschool kindcentrum college lyceum openbare ' +
    'christelijke katholieke stichting gemeente obs cbs rkbs ikc and the met voor een'
  ).split(' '),
)

const isName = (word: string) => !common.has(word.toLowerCase()) && !/^\d+$/.test(word)

/** A name of two letters, such as Bo, is often a word too: it is one only as it is written. */
export const nameIndex = ({ people, places }: KnownNames): NameIndex => {
  const words = [...people, ...places].flatMap(asWritten).filter(isName)
  return {
    parts: new Set(words.filter((word) => word.length > 2).map((word) => word.toLowerCase())),
    short: new Set(words.filter((word) => word.length === 2)),
  }
}

/** The names in a text, as they are written there. */
export const namesIn = (text: string, { parts, short }: NameIndex): string[] => [
  ...new Set(asWritten(text).filter((word) => parts.has(word.toLowerCase()) || short.has(word))),
]
