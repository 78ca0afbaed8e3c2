import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, preparedAs } from '@/server/db'
import type { BreakReason, Channel, FamilyStatus, InterviewState } from '@/server/generated/prisma/enums'
import { interviewSpeaker } from '@/server/interview-speaker'
import { familyInScope } from '@/server/scope'
import { openIdentity, type SealedValue } from '@/server/sealed/opened-values'

const mostInterviews = 100

/** Its day is the date that the caller noted, else the day on which the interview began. */
type InterviewOfFamily = {
  id: string
  state: InterviewState
  breakReason: BreakReason | null
  channel: Channel
  caller: string
  day: string
  interpreterId: string | null
}

type FamilyRow = {
  id: string
  organisationId: string
  ref: string
  status: FamilyStatus
  programme: string
  homeLanguages: string[]
  callLanguage: string | null
  mayCall: boolean
  callerId: string | null
  leasedToId: string | null
  caller: string | null
  name: SealedValue | null
  sealedAddress: SealedValue | null
  sealedNote: SealedValue | null
  mayLeaveMessage: boolean | null
  children: { id: string; age: number; school: string | null; board: string | null }[]
  interviews: InterviewOfFamily[]
}

/** What a family's page shows itself. One statement, because the page also reads the call card, help, attempts and concerns. */
export const familyById = async (actor: Actor, id: string) => {
  const [row] = await database(actor).$queryRaw<FamilyRow[]>`
    ${preparedAs('family')}
    select family.id, family.organisation_id as "organisationId", family.ref, family.status::text, family.programme,
      coalesce(family.home_languages, '{}') as "homeLanguages", family.call_language as "callLanguage",
      family.may_call as "mayCall",
      family.caller_id as "callerId", call_lease.staff_id as "leasedToId", caller.name as caller,
      identity.parent_name as name, identity.address as "sealedAddress", identity.note as "sealedNote",
      identity.may_leave_message as "mayLeaveMessage",
      coalesce((select jsonb_agg(jsonb_build_object('id', child.id, 'age', child.age, 'school', school.name,
          'board', board.name) order by child.position)
        from child
        left join school on school.id = child.school_id
        left join school_board board on board.id = school.board_id
        where child.family_id = family.id), '[]') as children,
      coalesce((select jsonb_agg(to_jsonb(latest) - 'startedAt' order by latest."startedAt" desc, latest.id) from (
        select interview.id, interview.state, interview.break_reason as "breakReason", interview.channel,
          interview.started_at as "startedAt", interview.interpreter_id as "interpreterId", staff.name as caller,
          coalesce(fact.call_date, (interview.started_at at time zone 'Europe/Amsterdam')::date) as day
        from interview
        join staff on staff.id = ${interviewSpeaker}
        left join interview_fact fact on fact.interview_id = interview.id
        where interview.family_id = family.id
        order by interview.started_at desc, interview.id
        limit ${mostInterviews}) latest), '[]') as interviews
    from family
    left join family_identity identity on identity.family_id = family.id
    left join staff caller on caller.id = family.caller_id
    left join call_lease on call_lease.family_id = family.id and call_lease.expires_at > ${now()}
    where family.id = ${id}::uuid and ${familyInScope(actor)}`
  const storedFamily = requireFound(row, { actor, verb: 'family.read', id })
  const { organisationId, callerId, leasedToId, name, sealedAddress, sealedNote, ...family } = storedFamily
  await authorize(actor, 'family.read', { id, organisationId, callerId, leasedToId })
  /** Whether the actor sees the family by a lease alone, which ends with the outcome of the call. */
  const isOnLease = !isInScope(visibleFamilies(actor), { organisationId, callerId })
  return {
    ...family,
    parentName: openIdentity('family_identity.parent_name', id, name),
    address: openIdentity('family_identity.address', id, sealedAddress),
    note: openIdentity('family_identity.note', id, sealedNote),
    isOnLease,
  }
}

export type FamilyPage = Awaited<ReturnType<typeof familyById>>
