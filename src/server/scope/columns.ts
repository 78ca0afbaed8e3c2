/** Maps the fields of a scope to columns, for each noun whose rows are read by scope. Contains no roles. */
import 'server-only'
import { openStates } from '@/domain/calls/interview-state'
import { now } from '../clock'
import { Prisma } from '../db'
import { isOpenInterview } from '../state-conditions'
import type { ScopeColumns } from './conditions'

const sql = Prisma.sql
const since = (longestMs: number) => new Date(now().getTime() - longestMs)

const organisationOf = (table: string) => (organisationId: string) => ({
  where: { organisationId },
  sql: sql`${Prisma.raw(table)}.organisation_id = ${organisationId}::uuid`,
})

const leaseTo = (staffId: string) => ({ staffId, expiresAt: { gt: now() } })

/** The families on lease to this person, as an array, by which the database can use an index. */
const leasedFamilies = (staffId: string) => sql`array(select leased.family_id from call_lease leased
  where leased.staff_id = ${staffId}::uuid and leased.expires_at > ${now()})`

/** Matches rows of a family that this person calls now for somebody else. */
const familyOnLease = (familyId: string) => (staffId: string) => ({
  where: { family: { lease: leaseTo(staffId) } },
  sql: sql`${Prisma.raw(familyId)} = any(${leasedFamilies(staffId)})`,
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
  leasedToId: (staffId) => ({
    where: { lease: leaseTo(staffId) },
    sql: sql`family.id = any(${leasedFamilies(staffId)})`,
  }),
}

export const attemptColumns: ScopeColumns<Prisma.ContactAttemptWhereInput> = {
  organisationId: organisationOf('contact_attempt'),
  callerId: familyOfCaller('contact_attempt.family_id'),
  leasedToId: familyOnLease('contact_attempt.family_id'),
  begunById: (staffId) => ({ where: { staffId }, sql: sql`contact_attempt.staff_id = ${staffId}::uuid` }),
  begunForMs: (longestMs) => ({
    where: { at: { gte: since(longestMs) } },
    sql: sql`contact_attempt.at >= ${since(longestMs)}`,
  }),
  heldById: (staffId) => ({ where: { staffId }, sql: sql`contact_attempt.staff_id = ${staffId}::uuid` }),
  endedForMs: (longestMs) => ({
    where: { at: { gte: since(longestMs) } },
    sql: sql`contact_attempt.at >= ${since(longestMs)}`,
  }),
}

export const interviewColumns: ScopeColumns<Prisma.InterviewWhereInput> = {
  organisationId: organisationOf('interview'),
  callerId: familyOfCaller('interview.family_id'),
  leasedToId: familyOnLease('interview.family_id'),
  begunById: (callerId) => ({ where: { callerId }, sql: sql`interview.caller_id = ${callerId}::uuid` }),
  isOpen: () => ({
    where: { state: { in: [...openStates] } },
    sql: isOpenInterview,
  }),
  begunForMs: (longestMs) => ({
    where: { startedAt: { gte: since(longestMs) } },
    sql: sql`interview.started_at >= ${since(longestMs)}`,
  }),
  /** Who calls the family now counts as well, in `heldCallSubject`: after the end an attempt says who spoke. */
  heldById: (staffId) => ({
    where: { OR: [{ callerId: staffId }, { attempts: { some: { staffId, undoneAt: null } } }] },
    sql: sql`(interview.caller_id = ${staffId}::uuid or exists (select from contact_attempt spoken
      where spoken.interview_id = interview.id and spoken.staff_id = ${staffId}::uuid and spoken.undone_at is null))`,
  }),
  endedForMs: (longestMs) => ({
    where: { endedAt: { gte: since(longestMs) } },
    sql: sql`interview.ended_at >= ${since(longestMs)}`,
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
  leasedToId: familyOnLease('help_item.family_id'),
  ownerId: (ownerId) => ({ where: { ownerId }, sql: sql`help_item.owner_id = ${ownerId}::uuid` }),
}

export const careStepColumns: ScopeColumns<Prisma.CareStepWhereInput> = {
  organisationId: organisationOf('care_step'),
  callerId: (callerId) => ({
    where: { kind: 'parent', family: { callerId } },
    sql: sql`(care_step.kind = 'parent' and ${familyOfCaller('care_step.family_id')(callerId).sql})`,
  }),
  leasedToId: (staffId) => ({
    where: { kind: 'parent', ...familyOnLease('care_step.family_id')(staffId).where },
    sql: sql`(care_step.kind = 'parent' and ${familyOnLease('care_step.family_id')(staffId).sql})`,
  }),
  ownerId: (ownerId) => ({ where: { ownerId }, sql: sql`care_step.owner_id = ${ownerId}::uuid` }),
}

export const concernColumns: ScopeColumns<Prisma.SafetyConcernWhereInput> = {
  organisationId: organisationOf('concern'),
  ownerId: (raisedById) => ({ where: { raisedById }, sql: sql`concern.raised_by_id = ${raisedById}::uuid` }),
}

export const staffColumns: ScopeColumns<Prisma.StaffWhereInput> = {
  organisationId: organisationOf('staff'),
  ownerId: (id) => ({ where: { id }, sql: sql`staff.id = ${id}::uuid` }),
}

export const talkColumns: ScopeColumns<Prisma.TalkRequestWhereInput> = {
  organisationId: organisationOf('talk_request'),
  ownerId: (withId) => ({ where: { withId }, sql: sql`talk_request.with_id = ${withId}::uuid` }),
  begunById: (askedById) => ({ where: { askedById }, sql: sql`talk_request.asked_by_id = ${askedById}::uuid` }),
}

export const schoolColumns: ScopeColumns<Prisma.SchoolWhereInput> = {
  organisationId: organisationOf('school'),
}

export const logColumns: ScopeColumns<Prisma.AuditWhereInput> = {
  organisationId: organisationOf('audit'),
}
