/** Words that somebody used in an interview: six in a row, compared as folded words without the signs between them. */
import { wordsIn, type Word } from './text-words'

/** So many words in a row count as that person's own words. */
const wordsInARow = 6
/** The greatest length, in letters, of a run that is compared when a text cuts its words differently. */
const longestRun = 90

type Run = { readonly letters: string; readonly from: number; readonly to: number }

/** Every stretch of whole words that can equal a run of six, however the words are cut here. */
const stretchesOf = (words: readonly Word[]): Run[] =>
  words.flatMap((first, from) => {
    const stretches: Run[] = []
    let letters = ''
    for (let to = from; to < words.length && letters.length < longestRun; to += 1) {
      const word = words[to]
      if (!word) break
      letters += word.look
      if (letters.length >= wordsInARow) stretches.push({ letters, from: first.from, to: word.to })
    }
    return stretches
  })

/** The letters of every stretch of words in these texts that a run of six can equal. */
export const wordStretches = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => stretchesOf(wordsIn(text)).map(({ letters }) => letters)))

/**
 * The words of a text, folded as `wordsIn` folds them. Most answers have plain letters alone; those are folded by a faster way
 * with the same result.
 */
export const foldedWords = (text: string): string[] =>
  /^[\p{ASCII}‘’“”–—…]*$/u.test(text) && !/[|]|[A-Za-z0-9]I/.test(text)
    ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    : wordsIn(text).map(({ look }) => look)

/** The runs of six words in answers and notes that are also stretches of the checked texts (`wordStretches`). */
export const verbatimRuns = (answers: readonly string[], stretches: ReadonlySet<string>): Set<string> => {
  const runs = new Set<string>()
  for (const answer of answers) {
    const words = foldedWords(answer)
    for (let from = 0; from + wordsInARow <= words.length; from += 1) {
      const run = words.slice(from, from + wordsInARow).join('')
      if (stretches.has(run)) runs.add(run)
    }
  }
  return runs
}

/** The spans of these runs in a text; runs that overlap become one span. */
export const verbatimSpans = (words: readonly Word[], runs: ReadonlySet<string>): { from: number; to: number }[] => {
  if (runs.size === 0) return []
  const mergedSpans: { from: number; to: number }[] = []
  for (const { letters, from, to } of stretchesOf(words)) {
    if (!runs.has(letters)) continue
    const last = mergedSpans.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else mergedSpans.push({ from, to })
  }
  return mergedSpans
}
