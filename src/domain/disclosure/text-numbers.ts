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
const oneNumeral = new RegExp(`^${numeral}$`, 'iu')
export const isNumeral = (one: string) => oneNumeral.test(one)

/** Whole words; whether one is a row of numbers is counted below, because “zestien” is also “zes” and “tien”. */
const wholeWords = /(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu
const numberPieces = [units, tens, english].join('|').split('|')
const joints = ['en', 'ën']

/** How many numbers a word can be cut into at most, one letter after the other; 0 when it is no row of numbers. */
const numbersInOne = (one: string): number => {
  const most: (number | undefined)[] = [0]
  for (let at = 0; at < one.length; at += 1) {
    const count = most[at]
    if (count === undefined) continue
    const reach = (piece: string, more: number) => {
      if (one.startsWith(piece, at)) most[at + piece.length] = Math.max(most[at + piece.length] ?? 0, count + more)
    }
    for (const piece of numberPieces) reach(piece, 1)
    if (count > 0) for (const joint of joints) reach(joint, 0)
    most[at] = undefined
  }
  return most[one.length] ?? 0
}
/** nulzes, tweevierzes, nulzesvierendertig; but not vierendertig, which is one number. */
const isRowInOne = (piece: string) => {
  const one = piece.toLowerCase()
  return numbersInOne(one) >= (/^(?:nul|zero)/u.test(one) ? 2 : 3)
}

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
  new RegExp(String.raw`(?<![\p{N}.,])(?:[01]?\d|2[0-3]):[0-5]\d(?!\p{N}|[.:]\p{N})`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{N}.,])(?:[12]?\d|3[01])(?:${until}(?:[12]?\d|3[01]))?\s+(?:${month})${end}(?!\s+\d)`,
    'giu',
  ),
  new RegExp(String.raw`${word}we(?:e)?ke?n?s?\s+[1-5]?\d(?:${until}[1-5]?\d)?${end}${notPeople}`, 'giu'),
  new RegExp(String.raw`(?:€|eur|euro)\s?\d{1,4}(?:[.,]\d{2})?${end}${notPeople}`, 'giu'),
  new RegExp(String.raw`(?<![\p{N}.,])\d{1,4}(?:[.,]\d{2})?\s?(?:€|euro|eur)${end}`, 'giu'),
]

const figures = /\p{N}(?:[\p{N}\s.,:/+()\-–]*\p{N})?/gu

/** Signs and spaces, or “en” and “tot”, between what is harmless. */
const betweenTimes = /^[\s.,;:/+()\-–]*(?:(?:en|of|tot|t\/m|to|or|and)[\s.,;:/+()\-–]*)?$/iu

type Span = { readonly from: number; readonly to: number }
const digitsIn = (piece: string) => piece.replaceAll(/\P{N}/gu, '').length

/** As many digits as a telephone number has, with only signs between them: 06:12 14:56 18:23. */
const isTelephone = (text: string, row: readonly Span[]) => {
  const [first, last] = [row.at(0), row.at(-1)]
  if (!first || !last || row.length === 1) return false
  const digits = digitsIn(text.slice(first.from, last.to))
  const isRange = row.length === 2 && !/^\s*$/u.test(text.slice(first.to, last.from))
  return digits >= 10 || (digits >= 8 && !isRange)
}

const harmlessIn = (text: string): Span[] => {
  let left = text
  const spans: Span[] = []
  for (const pattern of harmless)
    left = left.replaceAll(pattern, (piece, ...about: unknown[]) => {
      const from = about.find((one) => typeof one === 'number') ?? 0
      spans.push({ from, to: from + piece.length })
      return ' '.repeat(piece.length)
    })
  return spans.toSorted((one, other) => one.from - other.from)
}

const rowsOf = (text: string, spans: readonly Span[]): Span[][] => {
  const rows: Span[][] = []
  for (const span of spans) {
    const before = rows.at(-1)?.at(-1)
    if (before && betweenTimes.test(text.slice(before.to, span.from))) rows.at(-1)?.push(span)
    else rows.push([span])
  }
  return rows
}

/** The text without what is harmless, and the rows of it that together are none. */
const withoutHarmless = (text: string): { left: string; rows: string[] } => {
  const rows: string[] = []
  const left: string[] = []
  let at = 0
  for (const row of rowsOf(text, harmlessIn(text))) {
    const [from, to] = [row.at(0)?.from ?? 0, row.at(-1)?.to ?? 0]
    if (isTelephone(text, row)) rows.push(text.slice(from, to))
    left.push(text.slice(at, from), ' '.repeat(to - from))
    at = to
  }
  left.push(text.slice(at))
  return { left: left.join(''), rows }
}

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
