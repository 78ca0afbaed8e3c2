import { expect, test } from 'vitest'
import { parseWeek, type Week } from '../../figures/week'
import type { PublishedNode } from '../policy/publication'
import { problemsOfQuote, type QuoteToCheck } from './quote-check'
import { nameIndex } from '../text-check/name-index'
import { verbatimRuns, wordStretches } from '../text-check/text-verbatim'

const protecting = (people: string[], places: string[] = []) => ({
  names: nameIndex({ people, places }),
  verbatimRuns: new Set<string>(),
})
const town: PublishedNode = {
  level: 'municipality',
  municipality: 'M',
  board: '',
  school: '',
  period: { grain: 'week', at: parseWeek('2020-W13') as Week },
}
const quote: QuoteToCheck = {
  text: 'Samen een vast rondje lopen geeft rust in huis.',
  node: town,
  theme: 'keeps_going:sport_or_outside',
  shares: [{ node: town, isPublished: true, text: 'third:middle', n: 30 }],
  hasConsent: true,
  protectedWords: protecting(['Fatima van den Wilgenbos', 'Bente Wilgenaar'], ['Basisschool De Regenboog']),
  families: 30,
  raised: 5,
}
const rules = (changed: Partial<QuoteToCheck>) => problemsOfQuote({ ...quote, ...changed }).map(({ rule }) => rule)
const problems = (text: string) => rules({ text })

test('a paraphrase of what many families said may be read by the second person', () => {
  expect(problemsOfQuote(quote)).toEqual([])
})

test.each([
  ['Fatima loopt elke dag.', 'text_name'],
  ['De juf van de regenboog belt elke week.', 'text_name'],
  ['Bel ons op nul zes: ０６ 1234.', 'text_digits'],
  ['Mijn dochter van 7 mist school.', 'text_digits'],
  ['Schrijf naar iemand@example.org.', 'text_email'],
  ['Kijk op www.example.org.', 'text_email'],
  ['Wij wonen in 2312 AB.', 'text_postcode'],
  ['Maak het over naar NL00 BANK.', 'text_iban'],
  ['Het nummer is 123456782.', 'text_digits'],
])('%j is stopped by %s', (text, problem) => {
  expect(problems(text)).toContain(problem)
})

test('particles of names and words that stand in many school names are no names', () => {
  expect(problems('Het is fijn dat de school van de kinderen belt.')).toEqual([])
})

test('a name of two letters stops a quote as it is written, and so does a name in other characters for the same letters', () => {
  const rulesWithNames = (text: string) => rules({ protectedWords: protecting(['Bo Al', 'Renée Veld']), text })
  expect(rulesWithNames('Bo helpt elke dag.')).toEqual(['text_name'])
  expect(rulesWithNames('Het is al beter.')).toEqual([])
  expect(rulesWithNames('Rene\u0301e belt elke week.')).toEqual(['text_name'])
})

test('too few families, too few that raised the theme, a school, a figure that does not carry it, no consent and verbatim words each stop a quote', () => {
  expect(rules({ families: 29 })).toEqual(['quote_few_families'])
  expect(rules({ raised: 4 })).toEqual(['quote_few_raised'])
  expect(rules({ node: { ...town, level: 'school', board: 'B', school: 'S' }, theme: 'needs:play' })).toEqual([
    'quote_level',
  ])
  expect(rules({ shares: [] })).toEqual(['quote_figure'])
  expect(rules({ theme: 'keeps_going:nothing' })).toEqual(['quote_nothing'])
  expect(rules({ hasConsent: false })).toEqual(['quote_consent'])
  const runs = verbatimRuns([quote.text], wordStretches([quote.text]))
  expect(rules({ protectedWords: { ...quote.protectedWords, verbatimRuns: runs } })).toEqual(['text_words'])
})
