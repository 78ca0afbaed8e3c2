import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitrarySteps, broken, happen, type Server } from '../../../tests/late-operations'
import { memoryServer } from '../../../tests/memory-server'
import { decisionOn } from './changes'

const operation = { clientId: 'a', sequence: 5, baseVersion: 3 }
const known = { version: 3, changedByOthers: false, lastSequence: 4, same: false }

describe('an operation', () => {
  test('is saved when nothing changed since the version that its client had', () => {
    expect(decisionOn(operation, known)).toBe('saved')
  })

  test('is refused when another client changed the part since', () => {
    expect(decisionOn(operation, { ...known, version: 4, changedByOthers: true })).toBe('refused')
  })

  test('is saved when only its own client changed the part since', () => {
    expect(decisionOn(operation, { ...known, version: 4 })).toBe('saved')
  })

  test('has no effect after a later operation of its client, whoever changed the part since', () => {
    expect(decisionOn(operation, { ...known, lastSequence: 6 })).toBe('superseded')
    expect(decisionOn(operation, { ...known, version: 4, lastSequence: 6, changedByOthers: true })).toBe('superseded')
  })

  test('has no effect when the part already has its content, whoever changed it', () => {
    expect(decisionOn(operation, { ...known, version: 4, changedByOthers: true, same: true })).toBe('superseded')
  })

  test('is refused with a base version that does not exist yet', () => {
    expect(decisionOn(operation, { ...known, version: 2 })).toBe('from_the_future')
  })
})

/** A minimal store around the rule: it keeps only what the rule needs. */
const inMemory = (): Server => {
  const part = memoryServer()
  return {
    take: async (sent) => part.take(sent),
    look: async () => ({ ...part.look(), openConflicts: part.openConflicts().map(({ operationId }) => operationId) }),
  }
}

describe('operations that arrive late, twice and in any order', () => {
  test('never lose a value without a conflict', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async (steps) => {
        const server = inMemory()
        expect(await broken(await happen(steps, server), server)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })
})
