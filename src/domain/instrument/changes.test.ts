import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitrarySteps, broken, happen, type Server } from '../../../tests/late-operations'
import { memoryServer } from '../../../tests/memory-server'
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

/** The rule with the least memory around it that can keep the promise. */
const inMemory = (): Server => {
  const part = memoryServer()
  return {
    take: async (sent) => part.take(sent),
    look: async () => ({ ...part.look(), openConflicts: part.openConflicts().map(({ operationId }) => operationId) }),
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
