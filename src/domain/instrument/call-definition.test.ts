import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryAnswers } from '../../../tests/arbitrary-answers'
import { checksOf } from './checks'
import { notAsked } from './completeness'
import { callDefinition, instruments, instrumentWith } from './instrument'
import { instrumentFrom } from './instrument-from'
import { suggestedNeeds } from './needs'
import { effectiveAnswer } from './routing'

const own = [{ key: 'own_1', kind: 'text' }] as const

describe('what a call gets of the instrument', () => {
  test.each(instruments.map(({ version }) => version))(
    'routes, checks and suggests as the instrument itself: version %s',
    (version) => {
      const instrument = instrumentWith(version, own)
      const ofCall = instrumentFrom(structuredClone(callDefinition(version, own)))
      expect(ofCall.items.map(({ key }) => key)).toEqual(instrument.items.map(({ key }) => key))
      fc.assert(
        fc.property(arbitraryAnswers, (answers) => {
          for (const { key } of instrument.items)
            expect(effectiveAnswer(ofCall, key, answers)).toEqual(effectiveAnswer(instrument, key, answers))
          const about = { today: '2020-04-01', agreedHelp: 0 }
          expect(checksOf(ofCall, answers, about)).toEqual(checksOf(instrument, answers, about))
          expect(notAsked(ofCall, answers)).toEqual(notAsked(instrument, answers))
          expect(suggestedNeeds(ofCall, answers)).toEqual(suggestedNeeds(instrument, answers))
        }),
      )
    },
  )

  test('holds nothing of figures and releases', () => {
    const words = JSON.stringify(callDefinition(1, []))
    for (const field of ['weighing', 'publishes', 'quotes', 'group', 'organisationOnly'])
      expect(words).not.toContain(`"${field}":`)
  })

  test('throws for an unknown version', () => {
    expect(() => callDefinition(99, [])).toThrow('99')
  })
})
