import { describe, expect, it } from 'vitest'
import { callDetailItems } from '@/domain/instrument/call-details'
import { latestInstrument } from '@/domain/instrument/instrument'
import type { UnsentAnswer } from './outbox'
import { unsentTexts } from './unsent-texts'

const answer = (key: string, value: string): UnsentAnswer => ({
  key,
  part: 'value',
  version: 0,
  content: { value, missing: null },
  operation: null,
  draft: true,
})
const textsOf = (answers: UnsentAnswer[]) =>
  unsentTexts({ familyRef: '0147', correcting: false, answers, concerns: [], forms: [], drafts: {} })

const all = [...latestInstrument.items, ...callDetailItems]

describe('the texts of unsent work', () => {
  it.each(all.filter(({ kind }) => kind === 'text').map(({ key }) => key))('include the text of %s', (key) =>
    expect(textsOf([answer(key, 'Zij zei het zelf.')])).toEqual({ texts: ['Zij zei het zelf.'], choices: 0 }),
  )

  it.each(all.filter(({ kind }) => kind === 'choice').map(({ key }) => key))('count the choice of %s', (key) =>
    expect(textsOf([answer(key, 'yes')])).toEqual({ texts: [], choices: 1 }),
  )

  it('include the text of an own question, of which the device does not know the kind', () =>
    expect(textsOf([answer('own_1', 'Zij leest graag.')])).toEqual({ texts: ['Zij leest graag.'], choices: 0 }))

  it('include the text in a form and passed-on concerns', () => {
    const concerns = [
      { entryId: 'a', kind: 'raised' as const, text: 'Een klap.' },
      { entryId: 'b', kind: 'withdrawn' as const, text: '' },
    ]
    const drafts = { check_in: { feeling: 'heavy', text: 'Zwaar.' } }
    expect(unsentTexts({ familyRef: '0147', correcting: false, answers: [], concerns, forms: [], drafts })).toEqual({
      texts: ['Een klap.', 'Zwaar.'],
      choices: 0,
    })
  })
})
