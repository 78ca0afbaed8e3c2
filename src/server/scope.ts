/**
 * The actor's scope for each noun, as conditions on rows made from `domain/access`. A row outside the scope is not found.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { callsOpenToConcerns, visibleConcerns } from '@/domain/access/concern'
import { visibleFamilies } from '@/domain/access/family'
import { visibleHelp } from '@/domain/access/help'
import { visibleCalls } from '@/domain/access/interview'
import { visibleLog } from '@/domain/access/log'
import { visibleSchools } from '@/domain/access/school'
import { visibleStaff } from '@/domain/access/staff'
import type { Subject } from '@/domain/access/subject'
import { isOpenState } from '@/domain/calls/interview-state'
import { now } from './clock'
import type { Prisma } from './db'
import {
  concernColumns,
  familyColumns,
  helpColumns,
  interviewColumns,
  logColumns,
  schoolColumns,
  staffColumns,
} from './scope/columns'
import { scopeSql, scopeWhere } from './scope/conditions'

export const familyScope = (actor: Actor): Prisma.FamilyWhereInput => scopeWhere(visibleFamilies(actor), familyColumns)

/** The scope of families in SQL, on the table `family`. */
export const familyInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleFamilies(actor), familyColumns)

/** Not for lists: it includes calls that the actor began and may finish although the family itself is out of scope. */
export const callScope = (actor: Actor): Prisma.InterviewWhereInput => scopeWhere(visibleCalls(actor), interviewColumns)

/** Interviews for which the actor may write a concern. */
export const concernCallScope = (actor: Actor): Prisma.InterviewWhereInput =>
  scopeWhere(callsOpenToConcerns(actor), interviewColumns)

export const concernScope = (actor: Actor): Prisma.SafetyConcernWhereInput =>
  scopeWhere(visibleConcerns(actor), concernColumns)

/** The scope of concerns in SQL, on the table alias `concern`. */
export const concernInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleConcerns(actor), concernColumns)

export const helpScope = (actor: Actor): Prisma.HelpItemWhereInput => scopeWhere(visibleHelp(actor), helpColumns)

export const staffScope = (actor: Actor): Prisma.StaffWhereInput => scopeWhere(visibleStaff(actor), staffColumns)

export const schoolScope = (actor: Actor): Prisma.SchoolWhereInput => scopeWhere(visibleSchools(actor), schoolColumns)

/** The scope of the log in SQL, on the table `audit`. */
export const logInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleLog(actor), logColumns)

type Call = { id: string; callerId: string; state: string; startedAt: Date; family: { callerId: string | null } }

/** The columns that `callSubject` reads. */
export const callColumns = {
  id: true,
  callerId: true,
  state: true,
  startedAt: true,
  family: { select: { callerId: true } },
} as const satisfies Prisma.InterviewSelect

/** The call as a subject of the access rules. */
export const callSubject = ({ id, callerId, state, startedAt, family }: Call): Subject & { id: string } => ({
  id,
  callerId: family.callerId,
  begunById: callerId,
  begunForMs: now().getTime() - startedAt.getTime(),
  isOpen: isOpenState(state),
})
