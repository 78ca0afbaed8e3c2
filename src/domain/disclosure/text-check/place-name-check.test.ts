import { expect, test } from 'vitest'
import { stoppedWordsInPlaceName } from './place-name-check'

test.each([
  ['Stichting Veenoever, bel 06 12 34 56 78', 'text_digits', '06 12 34 56 78'],
  ['Stichting Veenoever +31612345678', 'text_digits', '+31612345678'],
  ['Stichting fatma@gmail.com', 'text_email', 'fatma@gmail.com'],
  ['Stichting fаtma＠gmail', 'text_email', 'fаtma＠gmail'],
  ['Stichting veenoever.nl/gezin', 'text_email', 'veenoever.nl/gezin'],
  ['Stichting www.veenoever', 'text_email', 'www.veenoever'],
])('%s is no name', (name, rule, words) => {
  expect(stoppedWordsInPlaceName(name)).toEqual([{ rule, words }])
})

test.each([
  'Anne Frankschool',
  'De 14e Montessori',
  'O.b.s. De Brug e.o. Amsterdam',
  'St. Jozef',
  'R.K. Basisschool De Vier Windstreken',
  'Stichting 3Primair (2012)',
  'Gemeente Zuid-West 2024/2025',
])('%s is a name', (name) => {
  expect(stoppedWordsInPlaceName(name)).toEqual([])
})
