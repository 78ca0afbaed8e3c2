import { describe, expect, test } from 'vitest'
import { nameIndex } from './name-index'
import { stoppedWords } from './text-check'
import { numbersIn as numbersInLetters, type Strictness } from './text-numbers'
import { skeletonsOf, writtenAt } from './text-skeleton'

const protectedWords = {
  names: nameIndex({ people: ['Fatma Yılmaz', 'Ida Visser'], places: [], addresses: ['Rietpad 1'] }),
  verbatimRuns: new Set<string>(),
}

const numbersIn = (text: string, strictness: Strictness) =>
  skeletonsOf(text).flatMap((skeleton) =>
    numbersInLetters(skeleton.letters, strictness).map((span) => writtenAt(text, skeleton, span)),
  )

test.each([
  ['We belden 55 gezinnen.', '55'],
  ['We belden vijfenvijftig gezinnen.', 'vijfenvijftig gezinnen'],
  ['We belden vijf en vijftig gezinnen.', 'vijf en vijftig gezinnen'],
  ['Twee jonge ouders zochten hulp.', 'Twee jonge ouders'],
  ['Dit horen we van één gezin.', 'één gezin'],
  ['Dit horen we van drie van de ouders.', 'drie van de ouders'],
  ['De helft van de gezinnen slaapt slecht.', 'helft van de gezinnen'],
  ['Een op de vijf slaapt slecht.', 'Een op de vijf'],
  ['Twaalf procent slaapt slecht.', 'Twaalf procent'],
  ['Two families asked for help.', 'Two families'],
  ['VII gezinnen', 'VII'],
  ['V gezinnen', 'V'],
  ['Bel nul zes twaalf vierendertig.', 'nul zes twaalf vierendertig'],
  ['Bel nul-zes-een-twee.', 'nul-zes-een-twee'],
  ['Bel nulzestwaalf.', 'nulzestwaalf'],
  ['Call zero six twelve.', 'zero six twelve'],
  ['Bel nulzesvierendertig.', 'nulzesvierendertig'],
  ['Bel tweevierzes.', 'tweevierzes'],
  ['Call zerosixtwelve.', 'zerosixtwelve'],
  ['Bel 06:12 14:56 18:23.', '06:12 14:56 18:23'],
  ['Bel 06.12 uur, 14.56 uur en 18.23 uur.', '06.12 uur, 14.56 uur en 18.23 uur'],
  ['Bel in week 16, week 12-week 14, week 56, week 18.', 'week 16, week 12-week 14, week 56, week 18'],
  ['Bel € 06, € 12, € 1456 en € 18.', '€ 06, € 12, € 1456 en € 18'],
  ['Geboren op 12 mei 2014.', '2014'],
  ['In week 12 gezinnen gesproken.', '12'],
  ['€ 12 gezinnen', '12'],
  ['Mijn dochter van 7 mist school.', '7'],
])('%s stops %j', (text, words) => {
  expect(numbersIn(text, 'text')).toContain(words)
})

test.each([
  'Een gezin heeft rust nodig, en een kind ook.',
  'Twee keer per week, om half negen.',
  'Tussen vier en zes uur is het druk.',
  'Neem de tijd in acht en ten slotte elkaar.',
  'Drie grote onderwerpen: geld, rust en slaap.',
  'Op 12 januari om 14.00 uur, of van 9 tot 10 uur.',
  'In week 47 en voor 25 euro, dus niet € 25,50.',
  'De cd en het cv zijn mee.',
  'Van 09:00 tot 10:00 en van 13:00-14:00.',
  'Het is zeventien of vierendertig.',
])('%s passes beside the figures, in which a quote could not keep its digits', (text) => {
  expect(numbersIn(text, 'text')).toEqual([])
  expect(numbersIn(text, 'quote').length > 0).toBe(/\d/.test(text))
})

describe('a long row of repeated pieces is checked at once:', () => {
  const words =
    'zestien|zes|een|en|nul|zeventien|vijfenvijftig|honderd|twintig|one|x|a-|@|( |(at) |a at |a.|a dot |dot |a dot dot |w | |\n|1|1 |1-|1:|06:12 |' +
    '9 uur |12 mei |week 1 |€ 5 |I|aI|IX|e |zes |zes, |zes\u200b|[|\u0301|op de |van de |helft van de |ouders |1e2|ab12 |fatma|moederfatma|mijnFatma|aB|f a t m a |Visser |Rietpad twaalf '
  const pieces = words.split('|')

  test.each(pieces.map((piece) => [piece]))('%j', (piece) => {
    for (const text of [piece.repeat(Math.ceil(20_000 / piece.length)), `Bel ${piece.repeat(5_000)}!x`])
      for (const strictness of ['text', 'quote'] as const)
        expect(Array.isArray(stoppedWords(text, protectedWords, strictness))).toBe(true)
  })

  test('a hundred thousand letters of numerals with one letter more', () => {
    const long = ['zestien', 'nulzestien', 'eenentwintigzeventien'].map((piece) => piece.repeat(100_000 / piece.length))
    for (const one of long) {
      expect(numbersIn(`${one}x`, 'text')).toEqual([])
      expect(numbersIn(one, 'text')).toEqual([one])
    }
  })
})
