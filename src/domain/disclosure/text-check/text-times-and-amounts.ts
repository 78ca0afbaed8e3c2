/** Numbers that say a time, a day or an amount of money may stay, unless together they are a telephone number. */
import { end, people, word } from './number-words'
import type { Span } from './text-skeleton'

const month =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|march|mrt|apr(?:il)?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?|sep(?:tember)?|sept|' +
  'o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const notPeople = String.raw`(?!\s+(?:\p{Ll}+e\s+)?(?:${people})${end})`
const clock = String.raw`(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?`
const until = String.raw`\s*(?:tot|t/m|en|of|to|and|-|–)\s*`
/** Times, days, weeks and amounts of money. Years are left out: beside a day a year makes a date of birth. */
const timesAndAmounts: readonly RegExp[] = [
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

/** Signs, spaces and words such as “en” and “tot” that join times and amounts to a row. */
const betweenTimes = /^[\s.,;:/+()\-–]*(?:(?:en|of|tot|t\/m|to|or|and)[\s.,;:/+()\-–]*)?$/iu

const digitsIn = (piece: string) => piece.replaceAll(/\P{N}/gu, '').length

/** Has the row as many digits as a telephone number, with only signs between them? (06:12 14:56 18:23) */
const isTelephone = (text: string, row: readonly Span[]) => {
  const [first, last] = [row.at(0), row.at(-1)]
  if (!first || !last || row.length === 1) return false
  const digits = digitsIn(text.slice(first.from, last.to))
  const isRange = row.length === 2 && !/^\s*$/u.test(text.slice(first.to, last.from))
  return digits >= 10 || (digits >= 8 && !isRange)
}

const timesAndAmountsIn = (text: string): Span[] => {
  let remaining = text
  const spans: Span[] = []
  for (const pattern of timesAndAmounts)
    remaining = remaining.replaceAll(pattern, (piece, ...matchParts: unknown[]) => {
      const from = matchParts.find((matchPart) => typeof matchPart === 'number') ?? 0
      spans.push({ from, to: from + piece.length })
      return ' '.repeat(piece.length)
    })
  return spans.toSorted((span, otherSpan) => span.from - otherSpan.from)
}

const rowsOf = (text: string, spans: readonly Span[]): Span[][] => {
  const rows: Span[][] = []
  for (const span of spans) {
    const last = rows.at(-1)?.at(-1)
    if (last && betweenTimes.test(text.slice(last.to, span.from))) rows.at(-1)?.push(span)
    else rows.push([span])
  }
  return rows
}

/** `remaining` is the text with spaces instead of times and amounts; `telephones` are rows of them that can be a telephone number. */
export const withoutTimesAndAmounts = (text: string): { remaining: string; telephones: Span[] } => {
  const telephones: Span[] = []
  const remaining: string[] = []
  let at = 0
  for (const row of rowsOf(text, timesAndAmountsIn(text))) {
    const [from, to] = [row.at(0)?.from ?? 0, row.at(-1)?.to ?? 0]
    if (isTelephone(text, row)) telephones.push({ from, to })
    remaining.push(text.slice(at, from), ' '.repeat(to - from))
    at = to
  }
  remaining.push(text.slice(at))
  return { remaining: remaining.join(''), telephones }
}
