/**
 * Numbers in a text, in digits, in words and in Roman letters. A number of families, children or parents would be a figure that
 * no audit has seen, and a row of numbers can be a telephone number. Times, days and amounts of money may stay.
 */

import { end, isNumeral, isRowInOne, numeral, wholeWords, word } from './number-words'
import { countsIn } from './text-counts'
import { withoutTimesAndAmounts } from './text-times-and-amounts'
import { spansOf, type Span } from './text-skeleton'

/** A quote may contain no number at all; beside the figures, times, days and amounts of money may stay. */
export type Strictness = 'text' | 'quote'

/** Numerals that are also other words (an article, attention, at). They are numbers only beside clearer ones. */
const unclear = /^(?:een|acht|ten|one|elf)$/u

/** Numerals with anything between them but a comma or a similar sign: “twee, drie keer” is one uncertain number. */
const row = new RegExp(String.raw`${word}${numeral}(?:[^\p{L}\p{N},;:!?]+${numeral})+${end}`, 'giu')
const next = String.raw`[^\p{L}\p{N}]+(?:(?:en|dan|daarna|and|then)[^\p{L}\p{N}]+){0,2}`
const list = new RegExp(String.raw`${word}${numeral}(?:${next}${numeral}){3,}${end}`, 'giu')
const numeralsIn = (piece: string) =>
  piece
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(isNumeral)
const isClearRow = (piece: string) => numeralsIn(piece).filter((one) => !unclear.test(one)).length >= 2

const roman = /(?<![\p{L}\p{N}])(?:[IVXLCDM]{2,}|[ivx]{2,})(?![\p{L}\p{N}])/gu
const isRoman = (piece: string) =>
  /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu.test(piece) &&
  !/^(?:cd|cv|xl|mc|md|dm|cc|dc|di|mi|li|mm|cm|dl|ml)$/iu.test(piece)

const digits = /\p{N}(?:[\p{N}\s.,:/+()\-–]*\p{N})?/gu

/** The spans of numbers; `letters` are those of a skeleton (`text-skeleton.ts`). */
export const numbersIn = (letters: string, strictness: Strictness): Span[] => {
  const { remaining, telephones } =
    strictness === 'quote' ? { remaining: letters, telephones: [] } : withoutTimesAndAmounts(letters)
  const spans = (text: string, pattern: RegExp, isOne: (piece: string) => boolean): Span[] =>
    spansOf(text, pattern).filter(({ from, to }) => isOne(text.slice(from, to)))
  return [
    ...telephones,
    ...spansOf(remaining, digits),
    ...countsIn(letters),
    ...spans(letters, row, isClearRow),
    ...spans(letters, list, isClearRow),
    ...spans(letters, wholeWords, isRowInOne),
    ...spans(letters, roman, isRoman),
  ]
}
