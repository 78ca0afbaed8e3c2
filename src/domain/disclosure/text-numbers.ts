/**
 * Numbers in a text, in figures, in words and in Roman letters. A number of families, children or parents would be a figure
 * that no audit has seen, and a row of numbers can be a telephone number. What says when or how much money may stay.
 */

import { end, isRowInOne, numeral, people, wholeWords, word } from './number-words'
import { withoutHarmless } from './text-harmless'

export type Strictness = 'text' | 'quote'

/** Numbers that are also other words: an article, attention, at. They count beside clearer ones. */
const unclear = /^(?:een|acht|ten|one|elf)$/u

const toPeople = String.raw`(?:\s+(?:van|of|de|het|deze|die|onze|the|these|our|all|alle|andere|\p{Ll}+e)){0,3}\s+(?:${people})${end}`

const clearNumeral = String.raw`(?!een${end}|one${end})${numeral}`
const counts: readonly RegExp[] = [
  new RegExp(String.raw`${word}${clearNumeral}(?:\s+en\s+${numeral})?${toPeople}`, 'giu'),
  new RegExp(String.raw`${word}one${end}(?=\s+(?:${people})${end})`, 'giu'),
  new RegExp(
    String.raw`${word}(?:helft|kwart|derde|driekwart|tweederde|half|third|quarter)\s+(?:van|of)(?:\s+(?:de|het|deze|onze|alle|the|our|all|\p{Ll}+e)){0,2}\s+(?:${people})${end}`,
    'giu',
  ),
  new RegExp(String.raw`${word}${numeral}\s+(?:op|van)\s+de\s+${numeral}${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}\s+(?:in|out\s+of)\s+(?:every\s+)?(?!een${end})${numeral}${end}`, 'giu'),
  new RegExp(String.raw`${word}${numeral}\s*(?:procent|percent|per\s+cent)${end}`, 'giu'),
  new RegExp(String.raw`(?<![\p{L}\p{N}])[VXLCDM](?=\s+(?:${people})${end})`, 'gu'),
]

const row = new RegExp(String.raw`${word}${numeral}(?:[\s.\-–/+_]+${numeral})+${end}`, 'giu')
const list = new RegExp(String.raw`${word}${numeral}(?:[\s.,;\-–/+_]+${numeral}){3,}${end}`, 'giu')
const numeralsIn = (piece: string) => piece.toLowerCase().split(/[\s.,;\-–/+_]+/u)
const isClearRow = (piece: string) => numeralsIn(piece).filter((one) => !unclear.test(one)).length >= 2

const roman = /(?<![\p{L}\p{N}])(?:[IVXLCDM]{2,}|[ivx]{2,})(?![\p{L}\p{N}])/gu
const isRoman = (piece: string) =>
  /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu.test(piece) &&
  !/^(?:cd|cv|xl|mc|md|dm|cc|dc|di|mi|li|mm|cm|dl|ml)$/iu.test(piece)

const figures = /\p{N}(?:[\p{N}\s.,:/+()\-–]*\p{N})?/gu

/** `text` in compatible letters (NFKC) and without invisible characters. */
export const numbersIn = (text: string, strictness: Strictness): string[] => {
  const { left, rows } = strictness === 'quote' ? { left: text, rows: [] } : withoutHarmless(text)
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([piece]) => piece)
  return [
    ...rows,
    ...[...left.matchAll(figures)].map(([piece]) => piece),
    ...counts.flatMap(all),
    ...[row, list].flatMap(all).filter(isClearRow),
    ...all(wholeWords).filter(isRowInOne),
    ...all(roman).filter(isRoman),
  ]
}
