import { describe, expect, test } from 'vitest'
import { attemptOutcomes, outcomeRules, reachingOutcomes } from './outcomes'
import { callReasonOf, nextStep, requestAfter, type CallFacts } from './next-step'

const today = '2020-03-31'
const facts = (some: Partial<CallFacts> = {}): CallFacts => ({
  mayCall: true,
  openInterview: false,
  waysToReach: 1,
  request: null,
  lastCall: null,
  ...some,
})

describe('the next step', () => {
  test('a family that was never called gets its first call', () => {
    expect(nextStep(facts(), today)).toEqual({ kind: 'call', reason: 'first_call', from: null })
  })

  test('a family that said no is not called, whatever is planned', () => {
    const request = { reason: 'call_back', notBefore: '2020-03-01' } as const
    expect(nextStep(facts({ mayCall: false, request }), today)).toEqual({ kind: 'do_not_call' })
  })

  test('an open interview is resumed before anything else', () => {
    expect(nextStep(facts({ openInterview: true }), today)).toEqual({ kind: 'resume' })
    expect(nextStep(facts({ openInterview: true, mayCall: false }), today)).toEqual({ kind: 'resume' })
  })

  test('a call request is due from its day on', () => {
    const on = (notBefore: string) => nextStep(facts({ request: { reason: 'call_back', notBefore } }), today)
    expect(on('2020-04-01')).toEqual({ kind: 'wait', reason: 'call_back', from: '2020-04-01' })
    expect(on('2020-03-31')).toEqual({ kind: 'call', reason: 'call_back', from: '2020-03-31' })
    expect(on('2020-03-02')).toEqual({ kind: 'call', reason: 'call_back', from: '2020-03-02' })
  })

  test('a family without a working number needs a number first', () => {
    expect(nextStep(facts({ waysToReach: 0 }), today)).toEqual({ kind: 'find_number' })
  })

  test('nothing is planned after a call without an agreement', () => {
    expect(nextStep(facts({ lastCall: '2020-03-24' }), today)).toEqual({ kind: 'nothing_planned' })
  })

  test('an unknown stored reason is read as calling again', () => {
    expect(callReasonOf('asked_for')).toBe('asked_for')
    expect(callReasonOf('whim')).toBe('call_again')
  })
})

describe('outcomes', () => {
  test('only a dead number closes a number, and only a call back needs a day', () => {
    expect(attemptOutcomes.filter((outcome) => outcomeRules[outcome].closesNumber)).toEqual(['dead_number'])
    expect(attemptOutcomes.filter((outcome) => outcomeRules[outcome].asksForDay)).toEqual(['call_back'])
  })

  test('a family that asks to be called back counts as reached', () => {
    expect(reachingOutcomes).toEqual(['reached', 'call_back'])
  })

  test('a call back becomes a request on its day, and no other outcome makes a request', () => {
    expect(requestAfter('call_back', '2020-04-02')).toEqual({ reason: 'call_back', notBefore: '2020-04-02' })
    expect(requestAfter('call_back', null)).toBeNull()
    expect(requestAfter('no_answer', '2020-04-02')).toBeNull()
  })
})
