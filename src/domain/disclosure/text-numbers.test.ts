import { expect, test } from 'vitest'
import { numbersIn } from './text-numbers'

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
])('%s passes beside the figures, in which a quote could not keep its digits', (text) => {
  expect(numbersIn(text, 'text')).toEqual([])
  expect(numbersIn(text, 'quote').length > 0).toBe(/\d/.test(text))
})
