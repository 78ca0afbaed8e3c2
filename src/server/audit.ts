/** The audit row of a command, written in its own transaction: what is done and what is noted of it stand or fall together. */
import 'server-only'
import { cache } from 'react'
import type { Actor, StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { logError } from './log'
import { database, inTransaction, type Prisma, type Transaction } from './db'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids and codes only: no name, number or answer. */
export type AuditDetail = Prisma.InputJsonObject

const row = (actor: Actor, verb: Verb, subjectId: string | null, detail?: AuditDetail) => ({
  organisationId: actor.organisationId,
  staffId: actor.kind === 'staff' ? actor.staffId : null,
  verb,
  subjectId,
  ...(detail ? { detail } : {}),
})

export const audit = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjectId: string | null,
  detail?: AuditDetail,
) => {
  await tx.audit.create({ data: row(actor, verb, subjectId, detail), select: { id: true } })
}

/** One row for each of many subjects, in one statement. */
export const auditEach = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjects: readonly { subjectId: string; detail?: AuditDetail }[],
) => {
  await tx.audit.createMany({ data: subjects.map(({ subjectId, detail }) => row(actor, verb, subjectId, detail)) })
}

/**
 * Whether a page's request was noted as refused. The parts of a page each ask by themselves, and are refused by themselves: in
 * the log that is one request. Outside a page nothing is shared, and an action or a route handler stops at its first refusal.
 */
const refusalOfPage = cache(() => ({ isNoted: false }))

const isFirstOfPage = (): boolean => {
  const refusal = refusalOfPage()
  const isFirst = !refusal.isNoted
  refusal.isNoted = true
  return isFirst
}

/** A refusal has no transaction of its own work to stand in: it is noted by itself. */
export const auditRefusal = async (actor: Actor, verb: Verb, subjectId: string | null) => {
  if (!isFirstOfPage()) return
  await database().audit.create({ data: row(actor, verb, subjectId, { refused: true }), select: { id: true } })
}

/**
 * Tries that are not even judged, for being too many: one row an hour for a person and verb. That they go on is known by then,
 * and whoever goes on must not fill the table. The lock makes tries at one moment wait for each other.
 */
export const auditTooMany = (staff: { staffId: string; organisationId: string }, verb: Verb) =>
  inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from staff where id = ${staff.staffId}::uuid for no key update`
    await tx.$executeRaw`
      insert into audit (organisation_id, staff_id, verb, detail)
      select ${staff.organisationId}::uuid, ${staff.staffId}::uuid, ${verb}, '{"refused": true, "reason": "too_many"}'::jsonb
      where not exists (
        select from audit
        where organisation_id = ${staff.organisationId}::uuid and at > now() - interval '1 hour'
          and staff_id = ${staff.staffId}::uuid and verb = ${verb} and detail ->> 'reason' = 'too_many')`
  })

/** More of one person in one minute would only fill the table: that they try is known by then. */
const notFoundPerMinute = 20

const recordNotFound = (actor: StaffActor, verb: Verb, subjectId: string | null) => database().$executeRaw`
  insert into audit (organisation_id, staff_id, verb, subject_id, detail)
  select ${actor.organisationId}::uuid, ${actor.staffId}::uuid, ${verb}, ${subjectId}::uuid,
    '{"refused": true, "reason": "not_found"}'::jsonb
  where ${notFoundPerMinute}::int > (
    select count(*) from audit
    where organisation_id = ${actor.organisationId}::uuid and at > now() - interval '1 minute'
      and staff_id = ${actor.staffId}::uuid and detail ->> 'reason' = 'not_found')`

/**
 * Notes that somebody asked for what is not in their scope, beside the request and not in it: an answer takes as long whether
 * the id is of another or of nobody, and never fails for the row's sake. The operator's command line has everything in scope.
 * What has no id, as the number on a release, is noted without.
 */
export const auditNotFound = (actor: Actor, verb: Verb, subjectId: string | null): void => {
  if (actor.kind === 'staff' && (subjectId === null || uuid.test(subjectId)) && isFirstOfPage())
    void recordNotFound(actor, verb, subjectId).catch((error: unknown) => logError('audit', error))
}
