import { expect, test } from 'vitest'
import { problemsOfQuote, runsOf, type AboutQuote } from './quote-gate'

const about: AboutQuote = {
  text: 'Samen een vast rondje lopen geeft rust in huis.',
  level: 'board',
  names: ['Fatima van den Wilgenbos', 'Bente Wilgenaar', 'Basisschool De Regenboog'],
  isSaidWordForWord: false,
  families: 30,
  raised: 5,
}
const problems = (text: string) => problemsOfQuote({ ...about, text })

test('a paraphrase of what many said may go on to the second person', () => {
  expect(problemsOfQuote(about)).toEqual([])
})

test.each([
  ['Fatima loopt elke dag.', 'quote_name'],
  ['De juf van de regenboog belt elke week.', 'quote_name'],
  ['Bel ons op nul zes: ０６ 1234.', 'quote_digits'],
  ['Mijn dochter van 7 mist school.', 'quote_digits'],
  ['Schrijf naar iemand@example.org.', 'quote_email'],
  ['Kijk op www.example.org.', 'quote_email'],
  ['Wij wonen in 2312 AB.', 'quote_postcode'],
  ['Maak het over naar NL00 BANK.', 'quote_iban'],
  ['Het nummer is 123456782.', 'quote_digits'],
])('%j is stopped by %s', (text, problem) => {
  expect(problems(text)).toContain(problem)
})

test('particles of names and words of every school are no names', () => {
  expect(problems('Het is fijn dat de school van de kinderen belt.')).toEqual([])
})

test('a name of two letters stops it as it is written, and a name in other signs for the same letters too', () => {
  const named = (text: string) => problemsOfQuote({ ...about, names: ['Bo Al', 'Renée Veld'], text })
  expect(named('Bo helpt elke dag.')).toEqual(['quote_name'])
  expect(named('Het is al beter.')).toEqual([])
  expect(named('Rene\u0301e belt elke week.')).toEqual(['quote_name'])
})

test('few families, a theme that few raised, a school and somebody’s own words each stop it', () => {
  expect(problemsOfQuote({ ...about, families: 29 })).toEqual(['quote_few_families'])
  expect(problemsOfQuote({ ...about, raised: 4 })).toEqual(['quote_few_raised'])
  expect(problemsOfQuote({ ...about, level: 'school' })).toEqual(['quote_level'])
  expect(problemsOfQuote({ ...about, isSaidWordForWord: true })).toEqual(['quote_words'])
})

test('six words in a row are looked for whatever stands between them', () => {
  expect(runsOf('Wij, lopen samen: elke dag een rondje')).toEqual([
    'wij lopen samen elke dag een',
    'lopen samen elke dag een rondje',
  ])
  expect(runsOf('Wij lopen samen elke dag')).toEqual([])
})
