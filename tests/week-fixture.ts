/** An organisation with three schools, and stored interviews with their facts, for tests of the week. */
import { aSchool, anOrganisation, endedInterviews } from './factories'
import { parseWeek } from '@/domain/figures/week'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { inTransaction } from '@/server/db'
import { recomputeFacts } from '@/server/facts'

export const week = parseWeek('2020-W14')!

/** S1 and S2 belong to board B1; S1 and S3 are in municipality G1. */
export const nodes = [
  { level: 'organisation', ref: null, schools: null },
  { level: 'board', ref: 'B1', schools: ['S1', 'S2'] },
  { level: 'board', ref: 'B2', schools: ['S3'] },
  { level: 'municipality', ref: 'G1', schools: ['S1', 'S3'] },
  { level: 'municipality', ref: 'G2', schools: ['S2'] },
  { level: 'school', ref: 'S1', schools: ['S1'] },
  { level: 'school', ref: 'S2', schools: ['S2'] },
  { level: 'school', ref: 'S3', schools: ['S3'] },
] as const

export const anOrganisationWithSchools = async () => {
  const organisationId = await anOrganisation()
  const schools = {
    S1: await aSchool(organisationId, 'S1', 'B1', 'G1'),
    S2: await aSchool(organisationId, 'S2', 'B1', 'G2'),
    S3: await aSchool(organisationId, 'S3', 'B2', 'G1'),
  }
  return { organisationId, schools }
}

/** Returns the families' ids in the order in which the interviews name them. */
export const stored = async (organisationId: string, all: readonly EndedInterview[]) => {
  const families = await endedInterviews(organisationId, all)
  await inTransaction((tx) => recomputeFacts(tx, organisationId, families))
  return families
}
