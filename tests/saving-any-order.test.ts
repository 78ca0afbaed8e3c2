import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { aCall, people, send, type ACall, type People } from './call-fixture'
import { arbitrarySteps, broken, happen, type Server } from './late-operations'

let who: People

beforeAll(async () => {
  who = await people()
})

const key = 'internet'

/** The real command on the real database. A note follows the same rule as a value, with versions of its own. */
const overDatabase = ({ id, caller }: ACall, part: 'value' | 'note'): Server => ({
  take: async ({ content, ...operation }) => {
    const said = part === 'value' ? { value: content } : { note: content }
    const reply = await send(caller, { ...operation, id, key, part, ...said })
    const current = 'current' in reply ? reply.current[part] : null
    return { outcome: reply.outcome, version: reply.version, current: (current as string | null) ?? '' }
  },
  look: async () => {
    const { answers, conflicts } = await currentAnswers(caller, id)
    const answer = answers.find((one) => one.key === key)
    return {
      version: (part === 'value' ? answer?.valueVersion : answer?.noteVersion) ?? 0,
      content: (answer?.[part] as string | null | undefined) ?? '',
      openConflicts: conflicts.filter((one) => one.part === part).map(({ operationId }) => operationId),
    }
  },
})

describe('answer.save, with operations that arrive late, twice, in any order and at the same moment', () => {
  it.each(['value', 'note'] as const)('never loses a %s silently', { timeout: 120_000 }, async (part) => {
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async (steps) => {
        const server = overDatabase(await aCall(who), part)
        expect(await broken(await happen(steps, server), server)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
