/**
 * Stores the next step of families: one open row of `next_step` for each, as `domain/calls/next-step.ts` derives it from the
 * family's history. Whatever changes that history calls `storeNextSteps` in its transaction. The number of statements does
 * not grow with the number of families, apart from chunks.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import { isForbidden, nextStep, type NextStep } from '@/domain/calls/next-step'
import { chunksOf } from './chunks'
import { dayOfColumn, now } from './clock'
import { database, inTransaction, ofOrganisation, Prisma, withScope, type Transaction } from './db'
import { lockFamilies } from './family-lock'
import { familyHistories } from './next-steps/family-histories'
import { hexOf } from './sealed/opened-json'
import { sealText } from './sealed/sealed-text'
import { isOpenInterview } from './state-conditions'

/** `note` is sealed for this row. `hasSameNote`: the open step has the same. */
type FamilyStep = NextStep & { id: string; familyId: string; mayCall: boolean; hasSameNote: boolean }

const derivedSteps = async (tx: Pick<Transaction, '$queryRaw'>, familyIds: readonly string[]): Promise<FamilyStep[]> =>
  (await familyHistories(tx, familyIds)).map((history) => {
    const step = nextStep(history)
    const [id, familyId] = [randomUUID(), history.id]
    const note = hexOf(sealText('next_step.note', { ownerId: familyId, rowId: id }, step.note))
    return { ...step, id, familyId, note, mayCall: !isForbidden(step), hasSameNote: history.storedNote === step.note }
  })

/** A statement that gives the derived steps as rows. */
const derivedRows = (steps: readonly FamilyStep[]) => Prisma.sql`
  select r.id, r."familyId" as family_id, r.kind::"StepKind" as kind, r.reason, r."notBefore" as not_before, r.time,
    r."partsOfDay" as parts_of_day, r.channel::"Channel" as channel, r.language,
    r."interpreterNeeded" as interpreter_needed, r."startsAt" as starts_at, r."endsAt" as ends_at, r.note, r."ownerId" as owner_id,
    r."waitsFor"::"StepWaitsFor" as waits_for, r."stoppedBy"::"StoppedBy" as stopped_by, r."stopReason" as stop_reason,
    r."sourceId" as source_id, r."askedAt" as asked_at, r."mayCall" as may_call, r."hasSameNote" as has_same_note
  from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as r (id uuid, "familyId" uuid, kind text, reason text,
    "notBefore" date, time text, "partsOfDay" text[], channel text, language text, "interpreterNeeded" boolean, "startsAt" timestamptz, "endsAt" timestamptz, note bytea, "ownerId" uuid,
    "waitsFor" text, "stoppedBy" text, "stopReason" text, "sourceId" uuid, "askedAt" timestamptz, "mayCall" boolean, "hasSameNote" boolean)`

/** The stored step `o` is the derived one `d`. */
const isSame = (sourceColumns = Prisma.sql`o.source_id, o.asked_at`) => Prisma.sql`(
  (o.kind, o.reason, o.not_before, o.time, coalesce(o.parts_of_day, '{}'), o.channel, o.language, o.interpreter_needed, o.starts_at, o.ends_at,
    true, o.owner_id, o.waits_for, o.stopped_by, o.stop_reason, ${sourceColumns})
  is not distinct from (d.kind, d.reason, d.not_before, d.time, d.parts_of_day, d.channel, d.language, d.interpreter_needed, d.starts_at, d.ends_at,
    d.has_same_note, d.owner_id, d.waits_for, d.stopped_by, d.stop_reason, d.source_id, d.asked_at))`

/** Closes the steps that are not what they were, and opens the others. A step that stays the same keeps its row. */
const replaceSteps = (tx: Transaction, organisationId: string, steps: readonly FamilyStep[]) => tx.$executeRaw`
  with derived as (${derivedRows(steps)}),
  same as (
    select o.family_id from next_step o join derived d on d.family_id = o.family_id
    where o.closed_at is null and ${isSame()}),
  closed as (
    update next_step o set closed_at = ${now()} from derived d
    where o.family_id = d.family_id and o.closed_at is null and o.family_id not in (select family_id from same)
    returning o.family_id),
  allowed as (
    update family f set may_call = d.may_call from derived d where f.id = d.family_id and f.may_call <> d.may_call)
  insert into next_step (id, organisation_id, family_id, kind, reason, not_before, time, parts_of_day, channel, language,
    interpreter_needed, starts_at, ends_at, note, owner_id, waits_for, stopped_by, stop_reason, source_id, asked_at, opened_at)
  select d.id, ${organisationId}::uuid, d.family_id, d.kind, d.reason, d.not_before, d.time, d.parts_of_day, d.channel,
    d.language, d.interpreter_needed, d.starts_at, d.ends_at, d.note, d.owner_id, d.waits_for, d.stopped_by, d.stop_reason, d.source_id, d.asked_at, ${now()}
  from derived d where d.family_id not in (select family_id from same)
    and (select count(*) from closed) >= 0`

/**
 * Derives and stores the next step of these families of the organisation, for the organisation: who ends a call may see the family
 * no longer, and half a history would give another step.
 */
export const storeNextSteps = (tx: Transaction, organisationId: string, familyIds: readonly string[]): Promise<void> =>
  withScope(ofOrganisation(organisationId), async () => {
    for (const idChunk of chunksOf([...new Set(familyIds)].toSorted((a, b) => (a < b ? -1 : 1)))) {
      await lockFamilies(tx, idChunk)
      await replaceSteps(tx, organisationId, await derivedSteps(tx, idChunk))
    }
  })

/**
 * Derives anew the steps of the families whose next call is or was with this person, after they left, came back or got another
 * role: they are the caller, agreed an appointment or a call back, or began an interview.
 */
export const storeNextStepsOfStaff = (tx: Transaction, organisationId: string, staffId: string): Promise<void> =>
  // Whoever changes an account sees no family: the steps are derived for the organisation.
  withScope(ofOrganisation(organisationId), async () => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      select id from family where organisation_id = ${organisationId}::uuid and caller_id = ${staffId}::uuid
      union select family_id from appointment
        where organisation_id = ${organisationId}::uuid and owner_id = ${staffId}::uuid and closed_at is null
      union select family_id from contact_attempt
        where organisation_id = ${organisationId}::uuid and staff_id = ${staffId}::uuid and not_before is not null and undone_at is null
      union select family_id from interview where caller_id = ${staffId}::uuid and ${isOpenInterview}`
    await storeNextSteps(
      tx,
      organisationId,
      rows.map(({ id }) => id),
    )
  })

export const familyIdsOfOrganisation = async (
  tx: Pick<Transaction, 'family'>,
  organisationId: string,
): Promise<string[]> => {
  const rows = await tx.family.findMany({ where: { organisationId }, select: { id: true }, orderBy: { id: 'asc' } })
  return rows.map(({ id }) => id)
}

/**
 * Those of these families whose open step, or the word whether they may be called, is not what their history gives. A step that
 * a migration stored has no source and does not say when the parent asked, which changes nothing of the call.
 */
const staleFamilies = async (tx: Pick<Transaction, '$queryRaw'>, familyIds: readonly string[]): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with d as (${derivedRows(await derivedSteps(tx, familyIds))})
    select f.id from d join family f on f.id = d.family_id
    where f.may_call <> d.may_call or exists (
      select from next_step o where o.family_id = d.family_id and o.closed_at is null and not ${isSame(Prisma.sql`coalesce(o.source_id, d.source_id), coalesce(o.asked_at, d.asked_at)`)})`
  return rows.map(({ id }) => id)
}

/**
 * How many families of the organisation have a stored step that is not what their history gives. A family that somebody works
 * with in this moment can seem to: it is read again while nothing can change.
 */
export const countStaleSteps = async (organisationId: string): Promise<number> => {
  let count = 0
  for (const idChunk of chunksOf(
    await familyIdsOfOrganisation(database(ofOrganisation(organisationId)), organisationId),
  )) {
    const suspectIds = await staleFamilies(database(ofOrganisation(organisationId)), idChunk)
    if (suspectIds.length > 0)
      count += await inTransaction(ofOrganisation(organisationId), async (tx) => {
        await lockFamilies(tx, suspectIds)
        return (await staleFamilies(tx, suspectIds)).length
      })
  }
  return count
}

/** What decides whether a call may be started; null for a family without a step. */
export const openStep = async (tx: Pick<Transaction, 'nextStep'>, familyId: string) => {
  const step = await tx.nextStep.findFirst({
    where: { familyId, closedAt: null },
    select: { kind: true, notBefore: true, stoppedBy: true },
  })
  return step && { ...step, notBefore: step.notBefore && dayOfColumn(step.notBefore) }
}
