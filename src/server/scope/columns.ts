/** Maps the fields of a scope to columns, for each noun whose rows are read by scope. Contains no roles. */
import 'server-only'
import { openStates } from '@/domain/calls/interview-state'
import { now } from '../clock'
import { Prisma } from '../db'
import type { ScopeColumns } from './conditions'

const sql = Prisma.sql
const begunSince = (longestMs: number) => new Date(now().getTime() - longestMs)

const organisationOf = (table: string) => (organisationId: string) => ({
  where: { organisationId },
  sql: sql`${Prisma.raw(table)}.organisation_id = ${organisationId}::uuid`,
})

/** Matches rows of a family that is assigned to this caller. */
const familyOfCaller = (familyId: string) => (callerId: string) => ({
  where: { family: { callerId } },
  sql: sql`exists (select from family owned
    where owned.id = ${Prisma.raw(familyId)} and owned.caller_id = ${callerId}::uuid)`,
})

export const familyColumns: ScopeColumns<Prisma.FamilyWhereInput> = {
  organisationId: organisationOf('family'),
  callerId: (callerId) => ({ where: { callerId }, sql: sql`family.caller_id = ${callerId}::uuid` }),
}

export const interviewColumns: ScopeColumns<Prisma.InterviewWhereInput> = {
  organisationId: organisationOf('interview'),
  callerId: familyOfCaller('interview.family_id'),
  begunById: (callerId) => ({ where: { callerId }, sql: sql`interview.caller_id = ${callerId}::uuid` }),
  isOpen: () => ({
    where: { state: { in: [...openStates] } },
    sql: sql`interview.state = any(${[...openStates]}::"InterviewState"[])`,
  }),
  begunForMs: (longestMs) => ({
    where: { startedAt: { gte: begunSince(longestMs) } },
    sql: sql`interview.started_at >= ${begunSince(longestMs)}`,
  }),
  /** The owner is the author of a concern about the interview. */
  ownerId: (raisedById) => ({
    where: { concerns: { some: { raisedById } } },
    sql: sql`exists (select from safety_concern raised
      where raised.interview_id = interview.id and raised.raised_by_id = ${raisedById}::uuid)`,
  }),
}

export const helpColumns: ScopeColumns<Prisma.HelpItemWhereInput> = {
  organisationId: organisationOf('help_item'),
  callerId: familyOfCaller('help_item.family_id'),
  ownerId: (ownerId) => ({ where: { ownerId }, sql: sql`help_item.owner_id = ${ownerId}::uuid` }),
}

export const concernColumns: ScopeColumns<Prisma.SafetyConcernWhereInput> = {
  organisationId: organisationOf('concern'),
  ownerId: (raisedById) => ({ where: { raisedById }, sql: sql`concern.raised_by_id = ${raisedById}::uuid` }),
}

export const staffColumns: ScopeColumns<Prisma.StaffWhereInput> = {
  organisationId: organisationOf('staff'),
}

export const schoolColumns: ScopeColumns<Prisma.SchoolWhereInput> = {
  organisationId: organisationOf('school'),
}

export const logColumns: ScopeColumns<Prisma.AuditWhereInput> = {
  organisationId: organisationOf('audit'),
}
