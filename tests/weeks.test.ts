import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { arbitraryInterviews, schoolRefs } from './arbitrary-answers'
import { aFamily, anOrganisation, aSchool, endedInterviews } from './factories'
import { figuresOf } from '@/domain/figures/figures-of'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { parseWeek } from '@/domain/figures/week'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { database, inTransaction } from '@/server/db'
import { redoFacts } from '@/server/facts'
import { systemActor } from '@/server/minted-actor'

const week = parseWeek('2020-W14')!

/** S1 and S2 are of B1; S1 and S3 lie in G1. */
const nodes = {
  organisation: [{ ref: null, schools: schoolRefs }],
  board: [
    { ref: 'B1', schools: ['S1', 'S2'] },
    { ref: 'B2', schools: ['S3'] },
  ],
  municipality: [
    { ref: 'G1', schools: ['S1', 'S3'] },
    { ref: 'G2', schools: ['S2'] },
  ],
  school: schoolRefs.map((ref) => ({ ref, schools: [ref] })),
} as const

const organisationWithSchools = async () => {
  const organisationId = await anOrganisation()
  await aSchool(organisationId, 'S1', 'B1', 'G1')
  await aSchool(organisationId, 'S2', 'B1', 'G2')
  await aSchool(organisationId, 'S3', 'B2', 'G1')
  return organisationId
}

const stored = async (organisationId: string, all: readonly EndedInterview[]) => {
  const families = await endedInterviews(organisationId, all)
  await inTransaction((tx) => redoFacts(tx, organisationId, families))
}

describe('the figures of a week by the database', () => {
  test('are those of the domain to the byte, whole and for every board, municipality and school', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInterviews, async (all) => {
        const organisationId = await organisationWithSchools()
        await stored(organisationId, all)
        const actor = systemActor(organisationId)
        for (const level of ['organisation', 'board', 'municipality', 'school'] as const)
          for (const { ref, schools } of nodes[level]) {
            const figures = await figuresForWeek(actor, { week, level, ref })
            const only = level === 'organisation' ? {} : { schoolRefs: new Set<string>(schools) }
            const expected = figuresOf(all, { week, level, ref, ...only }, figures.reach)
            expect(JSON.stringify(figures)).toBe(JSON.stringify(expected))
            expect(figures.reach.interviewed).toBe(expected.families)
          }
      }),
      { numRuns: 25 },
    )
  })
})
