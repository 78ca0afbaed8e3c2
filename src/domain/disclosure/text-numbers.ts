/**
 * Numbers in a text, in figures, in words and in Roman letters. A number of families, children or parents would be a figure
 * that no audit has seen, and a row of numbers can be a telephone number. What says when or how much money may stay.
 */

export type Strictness = 'text' | 'quote'

const people =
  'gezin|gezinnen|gezinsleden|huishoudens?|famil(?:ie|ies|y)|ouders?|ouderparen|moeders?|vaders?|alleenstaanden?|kind|kinderen|kids|' +
  'peuters?|kleuters?|leerling|leerlingen|jongeren?|jongens?|meisjes?|tieners?|pubers?|broers?|broertjes?|zus|zussen|zusjes?|' +
  'tweeling|mensen|personen|respondenten|deelnemers|households?|parents?|mothers?|fathers?|child|children|boys?|girls?|' +
  'pupils?|students?|people|siblings?|brothers?|sisters?'

const units =
  'nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien'
const tens = 'twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig'
const underHundred = `(?:(?:${units})(?:en|ën))?(?:${tens})|${units}`
const english =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|' +
  'nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand'
/** One number written as one word: zes, vijfenvijftig, honderdtwintig, duizend. */
const numeral = String.raw`(?:(?:${underHundred})?(?:honderd|duizend)(?:en)?(?:${underHundred})?|${underHundred}|${english})`
/** Numbers that are also other words: an article, attention, at. They count beside clearer ones. */
const unclear = /^(?:een|acht|ten|one|elf)$/u

const word = String.raw`(?<![\p{L}\p{N}])`
const end = String.raw`(?![\p{L}\p{N}])`
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
const rowInOne = new RegExp(String.raw`${word}(?:nul(?:${units}|${tens})+|(?:${units}|${tens}){3,})${end}`, 'giu')

const numeralsIn = (piece: string) => piece.toLowerCase().split(/[\s.,;\-–/+_]+/u)
const isClearRow = (piece: string) => numeralsIn(piece).filter((one) => !unclear.test(one)).length >= 2

const roman = /(?<![\p{L}\p{N}])(?:[IVXLCDM]{2,}|[ivx]{2,})(?![\p{L}\p{N}])/gu
const isRoman = (piece: string) =>
  /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu.test(piece) &&
  !/^(?:cd|cv|xl|mc|md|dm|cc|dc|di|mi|li|mm|cm|dl|ml)$/iu.test(piece)

const month =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|apr(?:il)?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?|sep(?:tember)?|sept|' +
  'o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const notPeople = String.raw`(?!\s+(?:\p{Ll}+e\s+)?(?:${people})${end})`
const clock = String.raw`(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?`
const until = String.raw`\s*(?:tot|t/m|en|of|to|and|-|–)\s*`
/** When, and how much money. A year stays out: beside a day it is a date of birth. */
const harmless: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{N}.,])(?:${clock}${until})?${clock}\s*(?:uur|u|h)${end}`, 'giu'),
  new RegExp(String.raw`(?<![\p{N}.,])(?:[01]?\d|2[0-3]):[0-5]\d(?![\p{N}.:])`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{N}.,])(?:[12]?\d|3[01])(?:${until}(?:[12]?\d|3[01]))?\s+(?:${month})${end}(?!\s+\d)`,
    'giu',
  ),
  new RegExp(String.raw`${word}we(?:e)?ke?n?s?\s+[1-5]?\d(?:${until}[1-5]?\d)?${end}${notPeople}`, 'giu'),
  new RegExp(String.raw`(?:€|eur|euro)\s?\d{1,4}(?:[.,]\d{2})?${end}${notPeople}`, 'giu'),
  new RegExp(String.raw`(?<![\p{N}.,])\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro|eur)${end}`, 'giu'),
]

const figures = /\p{N}(?:[\p{N}\s.,:/+()\-–]*\p{N})?/gu

const withoutHarmless = (text: string) =>
  harmless.reduce((left, pattern) => left.replaceAll(pattern, (piece) => ' '.repeat(piece.length)), text)

/** `text` in compatible letters (NFKC) and without invisible characters. */
export const numbersIn = (text: string, strictness: Strictness): string[] => {
  const left = strictness === 'quote' ? text : withoutHarmless(text)
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map(([piece]) => piece)
  return [
    ...[...left.matchAll(figures)].map(([piece]) => piece),
    ...counts.flatMap(all),
    ...[row, list].flatMap(all).filter(isClearRow),
    ...all(rowInOne),
    ...all(roman).filter(isRoman),
  ]
}
