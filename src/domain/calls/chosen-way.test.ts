import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channels, choosers } from '../instrument/call-details'
import { chooserOf, currentWay, expectedWay, sourceOfWay, type SaidWay } from './chosen-way'

const agreedOf = (channel: (typeof channels)[number] | null, chosenBy: (typeof choosers)[number] | null) => ({
  channel,
  chosenBy,
})

describe('how a call is expected to be held', () => {
  test.each([
    ['as it was agreed', agreedOf('visit', 'worker'), ['video'], null, agreedOf('visit', 'worker')],
    [
      'as agreed, and chosen by the parent who wishes it',
      agreedOf('video', null),
      ['video'],
      null,
      ['video', 'parent'],
    ],
    ['as agreed, by whom is not known', agreedOf('chat', null), ['video'], null, agreedOf('chat', null)],
    ['as the parent wishes, without an appointment', null, ['phone'], null, ['phone', 'parent']],
    [
      'as the parent wishes, where the appointment says no way',
      agreedOf(null, null),
      ['phone'],
      null,
      ['phone', 'parent'],
    ],
    ['not known of two wishes', null, ['phone', 'video'], null, [null, null]],
    ['not known without a wish', null, [], null, [null, null]],
    ['on the line, whatever was agreed', agreedOf('video', 'parent'), ['video'], 'phone', ['phone', null]],
    ['in a room, as the parent wishes among others', null, ['phone', 'video'], 'video', ['video', 'parent']],
    ['in a room, as a colleague agreed', agreedOf('video', 'worker'), ['video'], 'video', ['video', 'worker']],
  ] as const)('%s', (_, agreed, wishes, taken, way) => {
    const [channel, chosenBy] = 'channel' in way ? [way.channel, way.chosenBy] : way
    expect(expectedWay({ agreed, wishes }, taken)).toEqual({ channel, chosenBy })
  })

  test('a way that is taken already stays, and nobody is said to have chosen what they neither agreed nor wish', () => {
    const nullable = <Value>(values: readonly Value[]) => fc.constantFrom(null, ...values)
    fc.assert(
      fc.property(
        nullable(channels),
        nullable(choosers),
        fc.uniqueArray(fc.constantFrom(...channels)),
        nullable(channels),
        (channel, chosenBy, wishes, taken) => {
          const expectation = { agreed: { channel, chosenBy: channel && chosenBy }, wishes }
          const way = expectedWay(expectation, taken)
          if (taken) expect(way.channel).toBe(taken)
          if (way.chosenBy === 'worker') expect(way).toEqual({ channel, chosenBy })
          if (way.chosenBy === 'parent')
            expect(way.channel === channel || wishes.includes(way.channel ?? 'email')).toBe(true)
          if (way.channel) expect(chooserOf(way.channel, expectation)).toBe(way.chosenBy)
        },
      ),
    )
  })
})

describe('the source that a form names', () => {
  const expectation = { agreed: { channel: 'video', chosenBy: 'worker' }, wishes: ['video', 'phone'] } as const
  test.each([
    ['agreed', { channel: 'video', chosenBy: 'worker' }],
    ['wished', { channel: 'phone', chosenBy: 'parent' }],
    [null, { channel: 'phone', chosenBy: 'worker' }],
    [null, { channel: 'visit', chosenBy: 'parent' }],
    [null, { channel: null, chosenBy: null }],
  ] as const)('%s', (source, way) => {
    expect(sourceOfWay(way, expectation)).toBe(source)
  })

  test('is the appointment where it does not say who chose', () => {
    const withoutChooser = { agreed: { channel: 'visit', chosenBy: null }, wishes: [] } as const
    expect(sourceOfWay({ channel: 'visit', chosenBy: null }, withoutChooser)).toBe('agreed')
  })
})

describe('what a person said of the way', () => {
  const expectation = { agreed: agreedOf('video', 'parent'), wishes: ['video'] } as const
  const after = (saidWay: SaidWay, expectedChannel: 'video' | 'phone' = 'video') =>
    currentWay(saidWay, expectation, expectedChannel)

  test('holds, and the rest stays as it is expected', () => {
    expect(after({})).toEqual(agreedOf('video', 'parent'))
    expect(after({ chooser: { of: 'video', chosenBy: 'worker' } })).toEqual(agreedOf('video', 'worker'))
    expect(after({ channel: 'visit' })).toEqual(agreedOf('visit', null))
    expect(after({ channel: null })).toEqual(agreedOf(null, null))
    expect(after({ chooser: { of: null, chosenBy: 'worker' }, channel: 'chat' })).toEqual(agreedOf('chat', 'worker'))
  })
  test('follows a number that was dialled in the middle, and nobody is said to have chosen the phone', () => {
    expect(after({}, 'phone')).toEqual(agreedOf('phone', null))
    expect(after({ chooser: { of: 'video', chosenBy: 'worker' } }, 'phone')).toEqual(agreedOf('phone', null))
    expect(after({ channel: 'video' }, 'phone')).toEqual(agreedOf('video', 'parent'))
  })
  test('is still there when the same channel is chosen again, or one comes back to it', () => {
    const said = { chooser: { of: 'video', chosenBy: 'worker' } } as const
    expect(after({ ...said, channel: 'video' })).toEqual(agreedOf('video', 'worker'))
    expect(after({ ...said, channel: 'chat' })).toEqual(agreedOf('chat', null))
  })
})
