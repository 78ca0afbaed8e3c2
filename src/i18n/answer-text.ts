/**
 * One answer as a person reads it: "Een beetje of soms", "2 kinderen: 7 en 9", "di 31 maart". The caller passes the texts of
 * the instrument in one language. Uses no database and draws nothing.
 */
import type { Answer } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { shortDay } from './format'
import { conjunction, lowerCased } from './in-sentence'
import type { InstrumentTexts } from './instrument-texts'
import type { Locale } from './locale'

export type AnswerWords = {
  locale: Locale
  instrument: InstrumentTexts
  dontKnow: string
  refused: string
  notAsked: string
  years: string
  otherSchool: string
  noSchool: string
  /** Names of the schools that may be answered, by ref. */
  schools: Readonly<Record<string, string>>
  /** Names of languages by tag, from the server: a browser may have other names, and both must render the same text. */
  languages: Readonly<Record<string, string>>
}

const optionText = (item: Item, option: string, words: AnswerWords): string => {
  const texts: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = words.instrument.options
  return texts[item.key]?.[option] ?? words.languages[option] ?? option
}

const schoolText = (school: string | number | null, words: AnswerWords) => {
  if (school === null) return words.noSchool
  return school === 'other' ? words.otherSchool : (words.schools[String(school)] ?? String(school))
}

/** Names each school once, with the number of children that go there. */
const countText = (schools: readonly string[]) =>
  [...new Set(schools)].map((school) => {
    const count = schools.filter((one) => one === school).length
    return count > 1 ? `${school} (${count}×)` : school
  })

/** The values of an answer that holds several, such as ages or options. Empty for any other answer. */
export const partsOf = (value: Answer['value'] | undefined): readonly (string | number | null)[] =>
  typeof value === 'object' && value !== null ? value : []

const valueText = (item: Item, value: NonNullable<Answer['value']>, words: AnswerWords): string => {
  const values = typeof value === 'object' ? partsOf(value) : [value]
  switch (item.kind) {
    case 'date':
      return shortDay(String(value), words.locale)
    case 'choice':
      return optionText(item, String(value), words)
    case 'many':
      return conjunction(
        values.map((one, school) => {
          const text = optionText(item, String(one), words)
          return school === 0 ? text : lowerCased(text, words.locale)
        }),
        words.locale,
      )
    case 'languages':
      return conjunction(
        values.map((one) => optionText(item, String(one), words)),
        words.locale,
      )
    case 'ages':
      return `${conjunction(values.map(String), words.locale)} ${words.years}`
    case 'schools':
      return conjunction(countText(values.map((school) => schoolText(school, words))), words.locale)
    case 'number':
    case 'grade':
    case 'text':
      return String(value)
    default:
      return item satisfies never
  }
}

export const answerText = (item: Item, answer: Answer | undefined, words: AnswerWords): string => {
  if (answer?.missing) return answer.missing === 'dont_know' ? words.dontKnow : words.refused
  const value = answer?.value
  if (value === null || value === undefined || (typeof value !== 'number' && value.length === 0)) return words.notAsked
  return valueText(item, value, words)
}

/** The text of an answer inside a sentence, without its capital. Names and the parent's own words stay unchanged. */
export const answerInSentence = (item: Item, answer: Answer | undefined, words: AnswerWords): string => {
  const text = answerText(item, answer, words)
  const isName = ['languages', 'schools', 'text'].includes(item.kind) && !answer?.missing
  return isName ? text : lowerCased(text, words.locale)
}
