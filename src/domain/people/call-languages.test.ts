import { expect, test } from 'vitest'
import { callLanguages } from './call-languages'

test('a family is called in the language that the parent wants and in no other, and without a wish in those of home', () => {
  expect(callLanguages({ callLanguage: 'en', homeLanguages: ['ar', 'nl'] })).toEqual(['en'])
  expect(callLanguages({ callLanguage: null, homeLanguages: ['ar', 'nl'] })).toEqual(['ar', 'nl'])
  expect(callLanguages({ callLanguage: null, homeLanguages: [] })).toEqual([])
})
