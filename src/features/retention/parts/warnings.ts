import 'server-only'
import { countedWarning, isNearEnd, type RetentionTerms, type Warning } from '@/domain/retention/retention-term'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { lockFamiliesAgainstRemoval } from '@/server/family-lock'
import { familyTerms } from './family-terms'

type StoredWarning = Warning & { familyId: string }

export const warningsOf = async (tx: Pick<Transaction, '$queryRaw'>, familyIds: readonly string[]) => {
  const rows = await tx.$queryRaw<StoredWarning[]>`
    select family_id as "familyId", days, counted_on::text as "countedOn" from retention_warning
    where family_id = any(${[...familyIds]}::uuid[])`
  return new Map(rows.map(({ familyId, ...warning }) => [familyId, warning]))
}

/** Announces those of these families whose term is nearly over, and takes back what is announced and is not so any more. */
export const updateWarnings = async (
  tx: Transaction,
  organisationId: string,
  { terms, familyIds, today }: { terms: RetentionTerms; familyIds: readonly string[]; today: string },
) => {
  const lockedIds = (await lockFamiliesAgainstRemoval(tx, organisationId, familyIds)).map(({ id }) => id)
  const ownTerms = await familyTerms(tx, organisationId, { terms, familyIds: lockedIds })
  const earlierWarnings = await warningsOf(tx, lockedIds)
  const rows = ownTerms
    .filter((term) => isNearEnd(term, today))
    .map(({ id, kind, countsFrom, endsOn }) => {
      const { days, countedOn } = countedWarning(earlierWarnings.get(id) ?? null, today)
      const family = { family_id: id, organisation_id: organisationId, kind, counts_from: countsFrom, ends_on: endsOn }
      // The column is a small number, and more than the warning needs says nothing.
      return { ...family, days: Math.min(days, 1000), counted_on: countedOn }
    })
  const warnedIds = rows.map((row) => row.family_id)
  await tx.$executeRaw`
    delete from retention_warning
    where family_id = any(${lockedIds}::uuid[]) and family_id <> all(${warnedIds}::uuid[])`
  await tx.$executeRaw`
    insert into retention_warning
    select * from jsonb_populate_recordset(null::retention_warning, ${JSON.stringify(rows)}::jsonb)
    on conflict (family_id) do update set kind = excluded.kind, counts_from = excluded.counts_from, ends_on = excluded.ends_on,
      days = excluded.days, counted_on = excluded.counted_on`
}

/** The families whose warning stood long enough and whose term was over when that was counted, the longest past first. */
export const dueFamilyIds = async (tx: Pick<Transaction, '$queryRaw'>, organisationId: string, warningDays: number) => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select family_id as id from retention_warning
    where organisation_id = ${organisationId}::uuid and days >= ${warningDays}::int and ends_on <= counted_on
    order by ends_on, family_id`
  return rows.map(({ id }) => id)
}

/** The database reads the moment of the application, so that a clock set for a test holds for both. */
export const applyRetention = async (tx: Transaction, familyId: string, refHash: Uint8Array): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ isRemoved: boolean }[]>`
    select apply_retention(${familyId}::uuid, ${Buffer.from(refHash).toString('hex')}, ${now()}) as "isRemoved"`
  return row?.isRemoved ?? false
}
