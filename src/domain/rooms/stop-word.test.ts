import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { saysStopWord } from './stop-word'

describe('the stop word in a message', () => {
  test.each([
    ['boodschappen', 'boodschappen'],
    ['Ik moet nog BOODSCHAPPEN doen!', 'boodschappen'],
    ['“Boodschappen”…', ' boodschappen '],
    ['ik  moet\nde was  doen.', 'Ik moet de was doen'],
    ['een cafe-bezoek', 'café'],
    ['ΚΑΛΗΜΕΡΑ σας', 'καλημέρα'],
    ['DIŞARI çıkıyorum', 'dışarı'],
    ['قالت مرحبًا ثم سكتت', 'مرحبا'],
    ['我去买菜了', '买菜'],
    ['tot zo 🍎', '🍎'],
    ['paraplu', '“paraplu”'],
    ['tot zo 🇳🇱', '🇳🇱'],
    ['tot zo ❤', '❤️'],
    ['tot zo ❤️', '❤'],
    ['قلت مـرحـبـا له', 'مرحبا'],
    ['في المدرسه', 'المدرسة'],
    ['رفت به ایران', 'ايران'],
    ['neem de paraplu', 'boodschappen / paraplu'],
    ['een paraplu', 'paraplu (of: ze hoest)'],
    ['ze moet naar de kapper', 'tandarts; kapper'],
  ])('is in %j as %j', (message, stopWord) => {
    expect(saysStopWord(message, stopWord)).toBe(true)
  })

  test.each([
    ['boodschappentas', 'boodschappen'],
    ['de boodschap pen', 'boodschappen'],
    ['ik moet was doen', 'ik moet de was doen'],
    ['doen was de moet ik', 'ik moet de was doen'],
    ['wat u maar wilt', ''],
    ['', ''],
    ['...', ' . '],
    ['alles goed', '“ ”'],
    ['我去买水果和菜', '买菜'],
    ['tot zo 🍏', '🍎'],
    ['tot zo 🇧🇪', '🇳🇱'],
    ['tot zo 🇧🇳🇱🇧', '🇳🇱'],
    ['والبيت', 'بيت'],
    ['nee', 'nee, nu even niet'],
    ['wat u wilt / of niet', ' / '],
  ])('is not in %j as %j', (message, stopWord) => {
    expect(saysStopWord(message, stopWord)).toBe(false)
  })

  const word = fc.stringMatching(/^[a-zéüçłß]{1,12}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 3 })
  const blank = fc.constantFrom(' ', '  ', '\n', '\t', ', ', '. ', ' – ', '! ')

  test('is the same whatever stands around it, in capitals and without accents', () => {
    fc.assert(
      fc.property(fc.string(), words, blank, fc.string(), (before, agreed, between, after) => {
        const typed = agreed.join(between).normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
        expect(saysStopWord(`${before} ${typed} ${after}`, agreed.join(' '))).toBe(true)
      }),
    )
  })

  test('is not in a longer word, nor anywhere without an agreement', () => {
    fc.assert(
      fc.property(word, word, fc.string(), (agreed, ending, message) => {
        expect(saysStopWord(`${agreed}${ending}`, agreed)).toBe(false)
        expect(
          saysStopWord(
            message,
            message.replace(/[\p{L}\p{N}\p{M}\p{Regional_Indicator}\p{Extended_Pictographic}]/gu, ''),
          ),
        ).toBe(false)
      }),
    )
  })
})
