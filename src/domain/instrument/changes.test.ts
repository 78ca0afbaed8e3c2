import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitrarySteps, broken, happen, type Answered, type Sent, type Server } from '../../../tests/late-operations'
import { decisionOn } from './changes'

const operation = { clientId: 'a', sequence: 5, baseVersion: 3 }
const known = { version: 3, changedByOthers: false, lastSequence: 4, same: false }

describe('one operation', () => {
  test('is saved when nothing happened since its client looked', () => {
    expect(decisionOn(operation, known)).toBe('saved')
  })

  test('is refused when somebody else was first', () => {
    expect(decisionOn(operation, { ...known, version: 4, changedByOthers: true })).toBe('refused')
  })

  test('is saved when its own client was first', () => {
    expect(decisionOn(operation, { ...known, version: 4 })).toBe('saved')
  })

  test('has no effect when its client has sent a later one, whoever was first', () => {
    expect(decisionOn(operation, { ...known, lastSequence: 6 })).toBe('superseded')
    expect(decisionOn(operation, { ...known, version: 4, lastSequence: 6, changedByOthers: true })).toBe('superseded')
  })

  test('has no effect when it wants what is there already, whoever put it there', () => {
    expect(decisionOn(operation, { ...known, version: 4, changedByOthers: true, same: true })).toBe('superseded')
  })

  test('cannot know a version that was never made', () => {
    expect(decisionOn(operation, { ...known, version: 2 })).toBe('from_the_future')
  })
})

type Kept = Sent & Answered & { settled: boolean }

/** The rule with the least memory around it that can keep the promise. */
const inMemory = (): Server => {
  const kept: Kept[] = []
  let version = 0
  let content = ''
  const take = (sent: Sent): Answered => {
    const repeated = kept.find(({ operationId }) => operationId === sent.operationId)
    if (repeated) return repeated
    const own = kept.filter(({ clientId }) => clientId === sent.clientId)
    const outcome = decisionOn(sent, {
      version,
      changedByOthers: kept.some(
        (one) => one.clientId !== sent.clientId && one.outcome === 'saved' && one.version > sent.baseVersion,
      ),
      lastSequence: Math.max(0, ...own.map(({ sequence }) => sequence)),
      same: content === sent.content,
    })
    if (outcome === 'from_the_future') throw new Error('a client knew what was not there')
    for (const one of own) if (one.outcome === 'refused' && one.sequence < sent.sequence) one.settled = true
    const reply = { outcome, version: outcome === 'saved' ? version + 1 : version, current: content }
    if (outcome === 'saved') [version, content] = [version + 1, sent.content]
    kept.push({ ...sent, ...reply, settled: false })
    return reply
  }
  return {
    take: async (sent) => take(sent),
    look: async () => ({
      version,
      content,
      openConflicts: kept.flatMap((one) => (one.outcome === 'refused' && !one.settled ? [one.operationId] : [])),
    }),
  }
}

describe('operations that arrive late, twice and in any order', () => {
  test('never lose a value in silence', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async (steps) => {
        const server = inMemory()
        expect(await broken(await happen(steps, server), server)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
