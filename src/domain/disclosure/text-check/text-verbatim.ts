/** Words that somebody said: six in a row, compared as they are folded and without what stands between them. */
import { wordsIn, type Word } from './text-words'

/** So many words in a row that somebody said are that person's words. */
export const wordsInARow = 6
/** Six longer words than these are not looked for in pieces. */
const longestRun = 90

type Run = { readonly letters: string; readonly from: number; readonly to: number }

/** Every stretch of whole words that can be six words of somebody's, however it is cut into words here. */
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

export const stretchesIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => stretchesOf(wordsIn(text)).map(({ letters }) => letters)))

/** As `wordsIn` folds them; plain letters, which most of a large organisation's answers are, without its care. */
export const looksIn = (text: string): string[] =>
  /^[\p{ASCII}‘’“”–—…]*$/u.test(text) && !/[|]|[A-Za-z0-9]I/.test(text)
    ? (text.toLowerCase().match(/[a-z0-9]+/g) ?? [])
    : wordsIn(text).map(({ look }) => look)

/** The runs of six words in what was said that are also wanted. */
export const runsSaid = (said: readonly string[], wanted: ReadonlySet<string>): Set<string> => {
  const found = new Set<string>()
  for (const text of said) {
    const looks = looksIn(text)
    for (let from = 0; from + wordsInARow <= looks.length; from += 1) {
      const run = looks.slice(from, from + wordsInARow).join('')
      if (wanted.has(run)) found.add(run)
    }
  }
  return found
}

/** Where they stand in a text; runs that overlap are one. */
export const saidIn = (words: readonly Word[], said: ReadonlySet<string>): { from: number; to: number }[] => {
  if (said.size === 0) return []
  const merged: { from: number; to: number }[] = []
  for (const { letters, from, to } of stretchesOf(words)) {
    if (!said.has(letters)) continue
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}
