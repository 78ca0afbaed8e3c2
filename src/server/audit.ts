/** Writes the audit row of a command in the command's transaction, so that a change and its audit row are saved together. */
import 'server-only'
import { cache } from 'react'
import type { Actor, StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { groundOfRole, personOf, type Part } from '@/domain/access/view'
import { linkVerb } from '@/domain/signals/log-rows'
import { logError } from './log'
import { database, inTransaction, Prisma, type Transaction } from './db'
import { inEachOrganisation } from './organisations'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Holds ids and codes only, never a name, a phone number or an answer. */
export type AuditDetail = Prisma.InputJsonObject

type Subject = { subjectId: string | null; detail?: AuditDetail }

/**
 * One statement that writes a row for each subject. Only this function of the database may insert them, so that nobody who
 * has the application's login can choose the moment of a row, change one or remove one.
 */
const writeRows = (actor: Actor, verb: Verb, subjects: readonly Subject[], part: Part | null = null) => {
  const { staffId, role } = personOf(actor)
  const { origin, addressHash } = actor.source
  return Prisma.sql`
  select count(write_audit_row(${actor.organisationId}::uuid, ${staffId}::uuid, ${verb},
    (subject ->> 'subjectId')::uuid, subject -> 'detail', role => ${role}, part => ${part}, origin => ${origin},
    ground => ${groundOfRole(actor)}, address_hash => ${addressHash})) as rows
  from jsonb_array_elements(${JSON.stringify(subjects)}::jsonb) as subject`
}

export const audit = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjectId: string | null,
  detail?: AuditDetail,
  part: Part | null = null,
) => {
  await tx.$queryRaw(writeRows(actor, verb, [{ subjectId, ...(detail ? { detail } : {}) }], part))
}

/** One row for each of many subjects, in one statement. */
export const auditEach = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjects: readonly { subjectId: string; detail?: AuditDetail }[],
) => {
  await tx.$queryRaw(writeRows(actor, verb, subjects))
}

/**
 * Whether the refusal of a page's request was audited already. Each part of a page asks and is refused by itself, but the
 * log shows one request. Outside a page React's cache shares nothing; an action or a route handler stops at its first
 * refusal.
 */
const refusalOfPage = cache(() => ({ isNoted: false }))

const isFirstOfPage = (): boolean => {
  const refusal = refusalOfPage()
  const isFirst = !refusal.isNoted
  refusal.isNoted = true
  return isFirst
}

/** A refused request has no transaction, so its audit row is written by itself. */
export const auditRefusal = async (actor: Actor, verb: Verb, subjectId: string | null, detail: AuditDetail = {}) => {
  if (!isFirstOfPage()) return
  await database(actor).$queryRaw(writeRows(actor, verb, [{ subjectId, detail: { ...detail, refused: true } }]))
}

/**
 * Audits attempts that the throttle refuses: at most one row an hour for each person and verb, so that repeated attempts
 * cannot fill the table. The row lock makes simultaneous attempts wait for each other.
 */
export const auditTooMany = (actor: StaffActor, verb: Verb) =>
  inTransaction(actor, async (tx) => {
    const { organisationId, source } = actor
    const { staffId, role } = personOf(actor)
    await tx.$queryRaw`select 1 from staff where id = ${staffId}::uuid for no key update`
    await tx.$queryRaw`
      select write_audit_row(${organisationId}::uuid, ${staffId}::uuid, ${verb}, null,
        '{"refused": true, "reason": "too_many"}'::jsonb, role => ${role}, origin => ${source.origin},
        address_hash => ${source.addressHash})
      where not exists (
        select from audit
        where organisation_id = ${organisationId}::uuid and at > now() - interval '1 hour'
          and staff_id = ${staffId}::uuid and verb = ${verb} and detail ->> 'reason' = 'too_many')`
  })

const deadLinksOfLastHour = (organisationId: string) => Prisma.sql`
  select from audit
  where organisation_id = ${organisationId}::uuid and at > now() - interval '1 hour' and verb = ${linkVerb} and detail ? 'links'`

/**
 * Audits that links which lead nowhere are tried: one row an hour in each organisation, because such a link names none. Nobody
 * is signed in then. Whoever comes at the same moment waits for the lock and finds the row; whoever comes later does not wait.
 */
export const auditDeadLinks = () =>
  inEachOrganisation(async (scope, organisationId) => {
    const [hour] = await database(scope).$queryRaw<{ isNoted: boolean }[]>`
      select exists (${deadLinksOfLastHour(organisationId)}) as "isNoted"`
    if (hour?.isNoted) return
    await inTransaction(scope, async (tx) => {
      await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`dead links ${organisationId}`}, 0))::text`
      await tx.$queryRaw`
        select write_audit_row(${organisationId}::uuid, null, ${linkVerb}, null,
          '{"refused": true, "reason": "too_many", "links": true}'::jsonb)
        where not exists (${deadLinksOfLastHour(organisationId)})`
    })
  })

/** More rows of one person in a minute would add nothing and only fill the table. */
const notFoundPerMinute = 20

const recordNotFound = (actor: StaffActor, verb: Verb, subjectId: string | null) => database(actor).$queryRaw`
  select write_audit_row(${actor.organisationId}::uuid, ${actor.staffId}::uuid, ${verb}, ${subjectId}::uuid,
    '{"refused": true, "reason": "not_found"}'::jsonb, role => ${personOf(actor).role}, origin => ${actor.source.origin},
    address_hash => ${actor.source.addressHash})
  where ${notFoundPerMinute}::int > (
    select count(*) from audit
    where organisation_id = ${actor.organisationId}::uuid and at > now() - interval '1 minute'
      and staff_id = ${actor.staffId}::uuid and detail ->> 'reason' = 'not_found')`

/**
 * Audits a request for something outside the actor's scope. The request does not wait for the row: its response takes
 * equally long whether the id exists or not, and a failing insert cannot fail it. The operator's command line has everything
 * in scope. `subjectId` is null for what has no id, such as a release that is asked for by its number.
 */
export const auditNotFound = (actor: Actor, verb: Verb, subjectId: string | null): void => {
  if (actor.kind === 'staff' && (subjectId === null || uuid.test(subjectId)) && isFirstOfPage())
    void recordNotFound(actor, verb, subjectId).catch((error: unknown) => logError('audit', error))
}
