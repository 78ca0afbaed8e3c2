import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callReasons, type NextStep } from './next-step'
import { byTurn, queueOf, type QueueEntry } from './queue'

const call = (reason: (typeof callReasons)[number], from: string | null): NextStep => ({ kind: 'call', reason, from })
const entry = (ref: string, step: NextStep, triedToday = false): QueueEntry => ({ ref, step, triedToday })
const refs = (entries: readonly QueueEntry[]) => entries.map(({ ref }) => ref)

describe('the queue', () => {
  test('what was promised to a parent comes before what we planned', () => {
    const { due } = queueOf([
      entry('1', call('first_call', null)),
      entry('2', call('call_again', '2020-03-01')),
      entry('3', call('call_back', '2020-03-30')),
      entry('4', call('asked_for', '2020-03-29')),
    ])
    expect(refs(due)).toEqual(['4', '3', '2', '1'])
  })

  test('a family that was tried today comes last, even with a promise', () => {
    const { due } = queueOf([
      entry('1', call('call_back', '2020-03-01'), true),
      entry('2', call('first_call', null)),
      entry('3', { kind: 'find_number' }),
    ])
    expect(refs(due)).toEqual(['2', '3', '1'])
  })

  test('a family with a working number comes before one without', () => {
    const { due } = queueOf([entry('1', { kind: 'find_number' }), entry('2', call('first_call', null))])
    expect(refs(due)).toEqual(['2', '1'])
  })

  test('a family that is not due is listed by its day, and one that may not be called is in no list', () => {
    const { due, later } = queueOf([
      entry('1', { kind: 'wait', reason: 'call_again', from: '2020-04-09' }),
      entry('2', { kind: 'wait', reason: 'call_back', from: '2020-04-02' }),
      entry('3', { kind: 'do_not_call' }),
      entry('4', { kind: 'nothing_planned' }),
      entry('5', { kind: 'resume' }),
    ])
    expect(refs(due)).toEqual([])
    expect(refs(later)).toEqual(['2', '1'])
  })

  test('the order does not depend on the order of the input', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('call' as const),
        reason: fc.constantFrom(...callReasons),
        from: fc.constantFrom(null, '2020-03-01', '2020-03-02'),
      }),
      fc.constant({ kind: 'find_number' as const }),
    )
    const entries = fc.uniqueArray(fc.record({ ref: fc.string({ minLength: 1 }), step, triedToday: fc.boolean() }), {
      selector: ({ ref }) => ref,
    })
    fc.assert(
      fc.property(entries, (some) => {
        expect(queueOf(some.toReversed()).due).toEqual(queueOf(some).due)
        for (const a of some) expect(byTurn(a, a)).toBe(0)
      }),
    )
  })
})
