/** The conditions on open steps (alias `step`) and their families (table `family`) that make up the lists of calls. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { dayMs } from '@/domain/dates'
import { responsibleFor } from '@/server/absences'
import { callLanguages } from '@/server/call-languages'
import { now, today } from '@/server/clock'
import { Prisma } from '@/server/db'
import { isReachable } from '@/server/next-steps/family-histories'
import { familyInScope } from '@/server/scope'
import { isOpenInterview } from '@/server/state-conditions'
import { isEndedStop, needsOwner } from '@/server/step-conditions'
import type { CallFilter, CallTask } from '../schema'

const sql = Prisma.sql

const callers = (organisationId: string) => sql`
  select from staff where staff.organisation_id = ${organisationId}::uuid and staff.disabled_at is null
    and staff.role = any(${rolesThatMay('attempt.record')}::"Role"[])`

const isPlanned = sql`step.kind in ('call', 'appointment')`
const isActive = () => sql`(step.kind in ('call', 'appointment', 'waiting') or ${isEndedStop()})`

const stateCondition = (state: NonNullable<CallFilter['state']>): Prisma.Sql =>
  ({
    due: sql`${isPlanned} and step.not_before <= ${today()}::date or ${isEndedStop()}`,
    later: sql`${isPlanned} and step.not_before > ${today()}::date`,
    waiting: sql`step.kind = 'waiting'`,
    stopped: sql`step.kind = 'stopped' and ${isEndedStop()} is not true`,
    not_yet: sql`step.kind = 'not_yet'`,
  })[state]

/** Every caller speaks Dutch. Says nothing while the languages of no caller were filled in. */
const nobodySpeaks = (organisationId: string) => sql`
  ${isActive()} and exists (${callers(organisationId)} and cardinality(staff.languages) > 0)
  and cardinality(${callLanguages}) > 0 and not ${callLanguages} && array(
    select 'nl' union select unnest(staff.languages) from staff
    where staff.organisation_id = ${organisationId}::uuid and staff.disabled_at is null
      and staff.role = any(${rolesThatMay('attempt.record')}::"Role"[]))`

export const taskCondition = (task: CallTask, organisationId: string): Prisma.Sql =>
  ({
    no_caller: needsOwner(),
    caller_left: sql`${isActive()} and family.caller_id is not null and not exists (
      ${callers(organisationId)} and staff.id = family.caller_id)`,
    caller_away: sql`(${isPlanned} or ${isEndedStop()}) and step.not_before <= ${today()}::date and step.owner_id is not null
      and ${responsibleFor(sql`step.owner_id`)} is null`,
    no_number: sql`step.kind = 'waiting' and step.waits_for = 'number'
      or (step.kind = 'appointment' or ${isEndedStop()}) and not ${isReachable}`,
    no_language: nobodySpeaks(organisationId),
    overdue: sql`step.kind = 'appointment' and coalesce(step.ends_at, step.starts_at) < ${now()}
      or step.kind = 'call' and step.reason in ('call_back', 'parent_asked') and step.not_before < ${today()}::date`,
    long_open: sql`step.family_id in (
      select interview.family_id from interview where interview.organisation_id = ${organisationId}::uuid
        and ${isOpenInterview}
        and interview.started_at < ${new Date(now().getTime() - dayMs)})`,
  })[task]

/** The open steps of the families in the actor's scope that match the filter. */
export const callCondition = (actor: Actor, filter: CallFilter): Prisma.Sql => {
  const { organisationId } = actor
  const conditions = [
    sql`step.organisation_id = ${organisationId}::uuid and step.closed_at is null`,
    familyInScope(actor),
    ...(filter.state ? [sql`(${stateCondition(filter.state)})`] : []),
    ...(filter.task ? [sql`(${taskCondition(filter.task, organisationId)})`] : []),
    ...(filter.reason ? [sql`step.reason = ${filter.reason}`] : []),
    ...(filter.language ? [sql`${filter.language} = any(${callLanguages})`] : []),
    ...(filter.caller === 'none' ? [sql`family.caller_id is null`] : []),
    ...(filter.caller && filter.caller !== 'none' ? [sql`family.caller_id = ${filter.caller}::uuid`] : []),
  ]
  return Prisma.join(conditions, ' and ')
}
