/**
 * A text as the rules of numbers and addresses read it: the folded letters of `text-words.ts`, with capitals and with the signs
 * between words. Each letter keeps its position in the text, so that a refusal quotes what was written.
 */
import { isNumeral, isPeople } from './number-words'
import { foldedLetter, silentLetter } from './text-words'

export type Skeleton = {
  readonly letters: string
  /** For each letter, where it begins and ends in the text. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}
export type Span = { readonly from: number; readonly to: number }

export const writtenAt = (text: string, { from, to }: Skeleton, span: Span): string =>
  text.slice(from[span.from], to[span.to - 1])

export const spansOf = (letters: string, pattern: RegExp): Span[] =>
  [...letters.matchAll(pattern)].map(({ 0: piece, index }) => ({ from: index, to: index + piece.length }))

/** Vertical lines that look like an l; between words they are signs. */
const lines = /[|│⏽ǀ]/u

type MutableSkeleton = { letters: string[]; from: number[]; to: number[] }

const addLetters = ({ letters, from, to }: MutableSkeleton, folded: string, start: number, end: number) => {
  for (const letter of folded.split('')) {
    // Two letters v look like a w.
    if (letter === 'v' && letters.at(-1) === 'v') letters[letters.length - 1] = 'w'
    else {
      letters.push(letter)
      from.push(start)
      to.push(0)
    }
    to[to.length - 1] = end
  }
}

const foldedAs = (character: string, areLinesLetters: boolean, letterBefore: string | undefined): string => {
  if (!areLinesLetters && lines.test(character)) return ' '
  if (character === '🔟') return '10'
  const letter = foldedLetter(character)
  if (letter === null) return character.normalize('NFKC')
  // A capital I after a small letter looks like an l.
  if (character === 'I' && letterBefore !== undefined && /\p{Ll}/u.test(letterBefore)) return 'l'
  return letter.isCapital ? letter.look.toUpperCase() : letter.look
}

/** An accent makes a number of the Dutch article: één, Eén. */
const withAccentedOne = (text: string, { letters, from, to }: Skeleton): Skeleton => ({
  letters: letters.replaceAll(/(?<![\p{L}\p{N}])een(?![\p{L}\p{N}])/giu, (word, at: number) =>
    /\p{M}/u.test(text.slice(from[at], to[at + 2]).normalize('NFD')) ? word.replace(/een/iu, 'één') : word,
  ),
  from,
  to,
})

const skeletonOf = (text: string, areLinesLetters: boolean): Skeleton => {
  const skeleton: MutableSkeleton = { letters: [], from: [], to: [] }
  let at = 0
  for (const character of text) {
    const start = at
    at += character.length
    if (foldedLetter(character) === silentLetter) {
      if (skeleton.to.length > 0) skeleton.to[skeleton.to.length - 1] = at
    } else addLetters(skeleton, foldedAs(character, areLinesLetters, skeleton.letters.at(-1)), start, at)
  }
  return withAccentedOne(text, { ...skeleton, letters: skeleton.letters.join('') })
}

/** Three or more letters that stand alone (n u l, g-m-a-i-l). A wider gap than the others ends a word. */
const spelledWords = /(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}]{1,4}\p{L}(?![\p{L}\p{N}])){2,}/gu

const gapsToDrop = (piece: string): Span[] => {
  const gaps = [...piece.matchAll(/[^\p{L}\p{N}]+/gu)].map(({ 0: gap, index }) => ({
    from: index,
    to: index + gap.length,
  }))
  const least = gaps.reduce((width, { from, to }) => Math.min(width, to - from), Infinity)
  return gaps.filter(({ from, to }) => to - from === least)
}

const withoutGaps = (skeleton: Skeleton, gaps: readonly Span[]): Skeleton[] => {
  if (gaps.length === 0) return []
  const droppedPositions = new Set(
    gaps.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  const places = skeleton.from.map((_, at) => at).filter((at) => !droppedPositions.has(at))
  const letters = places.map((at) => skeleton.letters[at]).join('')
  return [{ letters, from: places.map((at) => skeleton.from[at] ?? 0), to: places.map((at) => skeleton.to[at] ?? 0) }]
}

const gapsInSpelled = ({ letters }: Skeleton): Span[] =>
  [...letters.matchAll(spelledWords)].flatMap(({ 0: piece, index }) =>
    gapsToDrop(piece).map(({ from, to }) => ({ from: index + from, to: index + to })),
  )

/** The greatest length of a number or of a word for people. */
const longest = 24

/** The gaps inside a number or a word for people that is cut into pieces: tw aalf, ge-zinnen. */
const gapsInCut = ({ letters }: Skeleton): Span[] => {
  const words = [...letters.matchAll(/\p{L}+/gu)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }))
  const endOfCut = (first: number) => {
    let together = ''
    let end = first
    for (let at = first; at < words.length; at += 1) {
      together += words[at]?.word ?? ''
      if (together.length > longest) break
      if (at > first && (isNumeral(together) || isPeople(together))) end = at
    }
    return end
  }
  const gaps: Span[] = []
  for (let first = 0; first < words.length; first += 1) {
    const end = endOfCut(first)
    for (let at = first; at < end; at += 1) gaps.push({ from: words[at]?.to ?? 0, to: words[at + 1]?.from ?? 0 })
    first = end
  }
  return gaps
}

/** Every way to read the text: a line as a letter or as a sign, and words in pieces as whole words. */
export const skeletonsOf = (text: string): readonly Skeleton[] => {
  const first = skeletonOf(text, true)
  const skeletons = lines.test(text) ? [first, skeletonOf(text, false)] : [first]
  return skeletons.flatMap((skeleton) => [
    skeleton,
    ...withoutGaps(skeleton, gapsInSpelled(skeleton)),
    ...withoutGaps(skeleton, gapsInCut(skeleton)),
  ])
}
