import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { warningDays } from '@/domain/retention/retention-term'
import { authorize } from '@/server/authorize'
import { chunksOf } from '@/server/chunks'
import { now, today } from '@/server/clock'
import { database, inTransaction, ofOrganisation } from '@/server/db'
import { familyIdsOfOrganisation } from '@/server/next-steps'
import type { Work } from '@/server/work'
import { removeFamily } from '../parts/remove-family'
import { storedTerms } from '../parts/stored-terms'
import { dueFamilyIds, updateWarnings } from '../parts/warnings'

/** What was seen of a device is of use while somebody may still ask about it. */
const sessionDays = 90

const deleteOldSessions = (organisationId: string) =>
  database(ofOrganisation(organisationId)).$executeRaw`
    delete from session where organisation_id = ${organisationId}::uuid
      and coalesce(ended_at, expires_at) < ${now()}::timestamptz - make_interval(days => ${sessionDays}::int)`

/** A family that cannot be removed does not keep the others; the job then fails and is tried again. */
const removeDueFamilies = async (actor: Actor, work: Work): Promise<number> => {
  const dueIds = await dueFamilyIds(database(actor), actor.organisationId, warningDays)
  const faults: unknown[] = []
  let removed = 0
  for (const [at, familyId] of dueIds.entries()) {
    const isRemoved = await removeFamily(actor, familyId).catch((fault: unknown) => {
      faults.push(fault)
      return false
    })
    if (isRemoved) removed++
    await work.report(at + 1, dueIds.length)
  }
  if (faults.length > 0) throw faults[0]
  return removed
}

const isDemonstration = async (organisationId: string): Promise<boolean> => {
  const where = { id: organisationId }
  return (
    await database(ofOrganisation(organisationId)).organisation.findFirstOrThrow({
      where,
      select: { isDemonstration: true },
    })
  ).isDemonstration
}

const applyTerms = async (actor: Actor, work: Work): Promise<number> => {
  const { organisationId } = actor
  const day = today()
  for (const familyIds of chunksOf(await familyIdsOfOrganisation(database(actor), organisationId)))
    await inTransaction(actor, async (tx) => {
      const terms = await storedTerms(tx, organisationId)
      await updateWarnings(tx, organisationId, { terms, familyIds, today: day })
    })
  const removed = await removeDueFamilies(actor, work)
  await deleteOldSessions(organisationId)
  return removed
}

/**
 * Announces the families of the organisation whose term is nearly over, and removes those that were announced for thirty days.
 * Each family is a transaction of its own, so whoever is stopped midway goes on where it was. Done again on the same day, or by two
 * workers at once, it changes nothing more. A demonstration is about a year that is long past, and its people are fictional: it keeps
 * them, whoever asks.
 */
export const runRetention = async (actor: Actor, _input: object, work: Work): Promise<{ removed: number }> => {
  await authorize(actor, 'retention.run')
  const removed = (await isDemonstration(actor.organisationId)) ? 0 : await applyTerms(actor, work)
  await inTransaction(actor, (tx) => work.finish(tx))
  return { removed }
}
