/**
 * The actor's scope for each noun, as conditions on rows made from `domain/access`. A row outside the scope is not found.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleCareSteps } from '@/domain/access/care-step'
import { visibleAttempts } from '@/domain/access/call'
import { callsOpenToConcerns, visibleConcerns } from '@/domain/access/concern'
import { erasableFamilies } from '@/domain/access/erasure'
import { visibleFamilies } from '@/domain/access/family'
import { visibleHelp } from '@/domain/access/help'
import { heldCalls, visibleCalls } from '@/domain/access/interview'
import { visibleLog, visibleViews } from '@/domain/access/log'
import { visibleSchools } from '@/domain/access/school'
import { visibleStaff } from '@/domain/access/staff'
import type { Subject } from '@/domain/access/subject'
import { visibleTalks } from '@/domain/access/talk'
import { visibleWorkloads } from '@/domain/access/workload'
import { isOpenState } from '@/domain/calls/interview-state'
import { now } from './clock'
import type { Prisma } from './db'
import {
  careStepColumns,
  attemptColumns,
  concernColumns,
  familyColumns,
  helpColumns,
  interviewColumns,
  logColumns,
  schoolColumns,
  staffColumns,
  talkColumns,
} from './scope/columns'
import { scopeSql, scopeWhere } from './scope/conditions'

export const familyScope = (actor: Actor): Prisma.FamilyWhereInput => scopeWhere(visibleFamilies(actor), familyColumns)

/** The scope of families in SQL, on the table `family`. */
export const familyInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleFamilies(actor), familyColumns)

/** The families that the actor may erase, in SQL, on the table `family`. */
export const erasableInScope = (actor: Actor): Prisma.Sql => scopeSql(erasableFamilies(actor), familyColumns)

/** Not for lists: it includes the actor's own recent attempts at a family that is out of scope by now. */
export const attemptScope = (actor: Actor): Prisma.ContactAttemptWhereInput =>
  scopeWhere(visibleAttempts(actor), attemptColumns)

/** Not for lists: it includes calls that the actor began and may finish although the family itself is out of scope. */
export const callScope = (actor: Actor): Prisma.InterviewWhereInput => scopeWhere(visibleCalls(actor), interviewColumns)

/** The same in SQL, on the table `interview`. */
export const callInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleCalls(actor), interviewColumns)

/** Ended interviews that the actor held until a day ago, wherever the family is now. */
export const heldCallScope = (actor: Actor): Prisma.InterviewWhereInput =>
  scopeWhere(heldCalls(actor), interviewColumns)

/** Interviews at which the actor may say how the call was: those that they can open, and those that they held. */
export const checkInCallScope = (actor: Actor): Prisma.InterviewWhereInput =>
  scopeWhere([...visibleCalls(actor), ...heldCalls(actor)], interviewColumns)

/** The actor's own attempts whose family they may raise a concern about. */
export const heldAttemptScope = (actor: Actor): Prisma.ContactAttemptWhereInput =>
  scopeWhere(heldCalls(actor), attemptColumns)

/** Interviews for which the actor may write a concern. */
export const concernCallScope = (actor: Actor): Prisma.InterviewWhereInput =>
  scopeWhere(callsOpenToConcerns(actor), interviewColumns)

export const concernScope = (actor: Actor): Prisma.SafetyConcernWhereInput =>
  scopeWhere(visibleConcerns(actor), concernColumns)

/** The scope of concerns in SQL, on the table alias `concern`. */
export const concernInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleConcerns(actor), concernColumns)

export const helpScope = (actor: Actor): Prisma.HelpItemWhereInput => scopeWhere(visibleHelp(actor), helpColumns)

/** The scope of help in SQL, on the table `help_item`. */
export const helpInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleHelp(actor), helpColumns)

export const careStepScope = (actor: Actor): Prisma.CareStepWhereInput =>
  scopeWhere(visibleCareSteps(actor), careStepColumns)

/** The scope of care steps in SQL, on the table `care_step`. */
export const careStepInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleCareSteps(actor), careStepColumns)

export const staffScope = (actor: Actor): Prisma.StaffWhereInput => scopeWhere(visibleStaff(actor), staffColumns)

export const schoolScope = (actor: Actor): Prisma.SchoolWhereInput => scopeWhere(visibleSchools(actor), schoolColumns)

/** The people whose workload the actor sees, in SQL, on the table `staff`. */
export const workloadInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleWorkloads(actor), staffColumns)

/** The scope of requests to talk in SQL, on the table `talk_request`. */
export const talkInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleTalks(actor), talkColumns)

export const talkScope = (actor: Actor): Prisma.TalkRequestWhereInput => scopeWhere(visibleTalks(actor), talkColumns)

/** The scope of the log in SQL, on the table `audit`. */
export const logInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleLog(actor), logColumns)

/** The rows of the log that say who looked, in SQL, on the table `audit`. */
export const viewsInScope = (actor: Actor): Prisma.Sql => scopeSql(visibleViews(actor), logColumns)

type Holders = { callerId: string | null; lease: { staffId: string; expiresAt: Date } | null }

/** The columns that `holdersOf` reads. */
export const holderColumns = {
  callerId: true,
  lease: { select: { staffId: true, expiresAt: true } },
} as const satisfies Prisma.FamilySelect

/** Who may work with a family, as a subject of the access rules: its caller, and who has it on lease now. */
export const holdersOf = ({ callerId, lease }: Holders) => ({
  callerId,
  leasedToId: lease && lease.expiresAt > now() ? lease.staffId : null,
})

type Call = { id: string; callerId: string; state: string; startedAt: Date; family: Holders }

/** The columns that `callSubject` reads. */
export const callColumns = {
  id: true,
  callerId: true,
  state: true,
  startedAt: true,
  family: { select: holderColumns },
} as const satisfies Prisma.InterviewSelect

/** The call as a subject of the access rules. */
export const callSubject = ({ id, callerId, state, startedAt, family }: Call): Subject & { id: string } => ({
  id,
  ...holdersOf(family),
  begunById: callerId,
  begunForMs: now().getTime() - startedAt.getTime(),
  isOpen: isOpenState(state),
})

/** The columns that `heldCallSubject` reads. */
export const heldCallColumns = (staffId: string) =>
  ({
    ...callColumns,
    endedAt: true,
    attempts: { where: { staffId, undoneAt: null }, select: { id: true }, take: 1 },
  }) as const satisfies Prisma.InterviewSelect

type HeldCall = Call & { endedAt: Date | null; attempts: readonly { id: string }[] }

/** The call as a subject of the rules that ask whether this person held it. */
export const heldCallSubject = (staffId: string, call: HeldCall): Subject & { id: string } => {
  const subject = callSubject(call)
  const isHeld = call.callerId === staffId || subject.leasedToId === staffId || call.attempts.length > 0
  const timeSinceEnd = call.endedAt ? { endedForMs: now().getTime() - call.endedAt.getTime() } : {}
  return { ...subject, ...timeSinceEnd, heldById: isHeld ? staffId : null }
}
