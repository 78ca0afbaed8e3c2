import { describe, expect, test } from 'vitest'
import {
  attemptedOutcomes,
  cardOutcomes,
  contactOutcomes,
  moreOutcomes,
  outcomes,
  outcomeRules,
  outcomesWhere,
  recordedOutcomes,
  ruleOf,
} from './outcomes'

describe('outcomes', () => {
  test.each([true, false, null])(
    'six stand on the card, each with a key of its own (may leave a message: %s)',
    (may) => {
      const card = cardOutcomes(may)
      expect(card).toHaveLength(6)
      expect(new Set(card.map((outcome) => ruleOf(outcome).shortcut)).size).toBe(6)
      for (const outcome of card) expect(ruleOf(outcome).shortcut).not.toBeNull()
    },
  )

  test('a voicemail is not among the six where no message may be left, and can still be recorded', () => {
    expect(cardOutcomes(false)).toContain('voicemail_not_left')
    expect(cardOutcomes(false)).not.toContain('voicemail_left')
    expect(moreOutcomes(false)).toContain('voicemail_left')
    for (const may of [true, null]) {
      expect(cardOutcomes(may)).toContain('voicemail_left')
      expect(moreOutcomes(may)).toContain('voicemail_not_left')
    }
  })

  test.each([true, false, null])(
    'each outcome that a caller records is offered once (may leave a message: %s)',
    (may) => {
      const offered = [...cardOutcomes(may), ...moreOutcomes(may)]
      expect(offered.toSorted()).toEqual(
        outcomesWhere((rule) => rule.offered === 'card' || rule.offered === 'more').toSorted(),
      )
    },
  )

  test('only a dead or wrong number closes a number, and neither stops the family', () => {
    const closing = outcomesWhere(({ closesNumber }) => closesNumber)
    expect(closing).toEqual(['number_dead', 'number_wrong'])
    for (const outcome of closing) expect(ruleOf(outcome).effect.kind).toBe('none')
  })

  test('a parent who was spoken to counts as reached, and a decision about a family is no attempt', () => {
    expect(contactOutcomes).toEqual(expect.arrayContaining(['reached', 'callback_asked', 'complete', 'refused_hard']))
    expect(contactOutcomes).not.toContain('voicemail_left')
    expect(outcomes.filter((outcome) => !attemptedOutcomes.includes(outcome))).toEqual([
      'max_tries',
      'out_of_programme',
      'duplicate',
      'not_worked',
    ])
  })

  test('only a refusal ends calls until the parent asks', () => {
    const refusals = outcomesWhere(({ effect }) => effect.kind === 'stop' && effect.by !== 'organisation')
    expect(refusals).toEqual(['refused_hard', 'household_refused'])
  })

  test('nobody records by hand what a conversation or the application records', () => {
    expect(recordedOutcomes).not.toEqual(expect.arrayContaining(['complete']))
    for (const outcome of ['dialled', 'complete', 'partial', 'broken_off', 'reached'] as const)
      expect(recordedOutcomes).not.toContain(outcome)
  })

  test('a final outcome has no next attempt of its own', () => {
    for (const [outcome, { isFinal, effect }] of Object.entries(outcomeRules))
      if (isFinal) expect(['none', 'stop'], `${outcome}`).toContain(effect.kind)
  })
})
