import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOf, judge } from './oracle.mjs'
import { pretendServer, writeAll } from './pretend-server.mjs'

const step = fc.record({
  client: fc.nat(1),
  content: fc.constantFrom('yes', 'partly', 'no', null),
  times: fc.integer({ min: 1, max: 3 }),
})
const steps = fc.array(step, { minLength: 1, maxLength: 20 })

const kindsOf = (findings) => [...new Set(findings.map(({ kind }) => kind))]
const said = (client, content, times = 1) => ({ client, content, times })

/** A history with one change and its state, to be spoiled. */
const oneSave = () => {
  const server = pretendServer()
  return { operations: writeAll(server, [said(0, 'yes')]), state: server.state() }
}

describe('the oracle finds nothing', () => {
  it('in whatever an honest application did', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const server = pretendServer()
        expect(judge(writeAll(server, taken), server.state())).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('when an operation was done whose reply was lost and whose repeat was refused', () => {
    const { operations, state } = oneSave()
    const [operation] = operations
    expect(judge([{ ...operation, sends: 2, replies: [], refusals: [401] }], state)).toEqual([])
  })
})

describe('the oracle finds an application', () => {
  it('that answers before it commits, when the last of what it acknowledged is gone', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const server = pretendServer()
        const operations = writeAll(server, taken.slice(0, -1))
        const state = server.state()
        const gone = writeAll(server, taken.slice(-1))
        expect(countOf(judge([...operations, ...gone], state), 'lost')).toBe(1)
      }),
    )
  })

  it('that does not know an operation again, as soon as one is sent twice', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const server = pretendServer({ keepsIds: false })
        const findings = judge(writeAll(server, [...taken, said(0, 'yes', 2)]), server.state())
        expect(kindsOf(findings)).toContain('duplicate')
        expect(countOf(findings, 'lost')).toBe(taken.length + 1)
      }),
    )
  })

  it('in which the last write wins', () => {
    const server = pretendServer({ seesConflicts: false })
    const findings = judge(writeAll(server, [said(0, 'yes'), said(1, 'no')]), server.state())
    expect(findings).toMatchObject([{ kind: 'lost', what: 'an operation was replaced by one that had not seen it' }])
  })
})

describe('the oracle finds', () => {
  it.each([
    ['lost', 'an operation that is stored with another content', ({ state }) => (state.changes[0].content = 'no')],
    [
      'lost',
      'an operation that is stored at another question',
      ({ state }) => (state.changes[0].key = 'school_contact'),
    ],
    [
      'lost',
      'a conflict that is gone',
      ({ operations, state }) => {
        operations[0].replies[0].outcome = 'refused'
        Object.assign(state.changes[0], { outcome: 'refused', version: null, isOpen: false })
      },
    ],
    [
      'lost',
      'an operation that was passed over',
      ({ operations, state }) => {
        operations[0].replies[0] = { outcome: 'superseded', version: 0, current: 'no' }
        Object.assign(state.changes[0], { outcome: 'superseded', version: null })
      },
    ],
    ['duplicate', 'an operation that nobody sent', ({ operations }) => operations.pop()],
    [
      'duplicate',
      'a repeat that got another reply',
      ({ operations }) => {
        operations[0].replies.push({ outcome: 'superseded', version: 1, current: 'yes' })
      },
    ],
    ['duplicate', 'an operation that is stored twice', ({ state }) => state.changes.push(state.changes[0])],
    ['torn', 'an answer that is not the last one of its history', ({ state }) => (state.answers[0].content = 'no')],
    ['torn', 'a history without its answer', ({ state }) => state.answers.pop()],
    [
      'torn',
      'an answer without its history',
      ({ operations, state }) => {
        operations.pop()
        state.changes.pop()
        state.audits.pop()
      },
    ],
    [
      'torn',
      'a version that is missing',
      ({ state }) => {
        state.changes[0].version = 2
        state.answers[0].version = 2
      },
    ],
    [
      'torn',
      'a refused operation that is stored',
      ({ operations }) => {
        Object.assign(operations[0], { replies: [], refusals: [403] })
      },
    ],
    ['torn', 'a row in the log without its change', ({ state }) => (state.audits[0].count = 2)],
    ['unaudited', 'a change without its row in the log', ({ state }) => state.audits.pop()],
    ['unanswered', 'an operation that was never answered', ({ operations }) => (operations[0].replies = [])],
  ])('as %s: %s', (kind, _what, spoil) => {
    const history = oneSave()
    spoil(history)
    expect(kindsOf(judge(history.operations, history.state))).toContain(kind)
  })
})
