import 'server-only'
import { contactOutcomes } from '@/domain/calls/outcomes'
import {
  retentionTermOf,
  type KeptFamily,
  type RetentionTerm,
  type RetentionTerms,
} from '@/domain/retention/retention-term'
import { now } from '@/server/clock'
import { Prisma, type Transaction } from '@/server/db'

type Row = KeptFamily & { id: string }
export type FamilyTerm = RetentionTerm & { id: string }

const dayOf = (moment: Prisma.Sql) => Prisma.sql`(${moment} at time zone 'Europe/Amsterdam')::date`
const ofFamily = Prisma.sql`where family_id = family.id`

/** The last day of everything that happened with the family on the table `family`, or was agreed for a later day. */
const lastDays = Prisma.sql`array[
  greatest(family.listed_since, ${dayOf(Prisma.sql`family.created_at`)}),
  (select max(greatest(day, not_before)) from contact_attempt ${ofFamily} and undone_at is null),
  (select max(${dayOf(Prisma.sql`coalesce(ended_at, started_at)`)}) from interview ${ofFamily}),
  (select max(greatest(${dayOf(Prisma.sql`created_at`)}, not_before)) from call_request ${ofFamily} and undone_at is null),
  (select max(greatest(${dayOf(Prisma.sql`made_at`)}, ${dayOf(Prisma.sql`closed_at`)},
      case when closed_at is null then ${dayOf(Prisma.sql`coalesce(ends_at, starts_at)`)} end))
    from appointment ${ofFamily} and closed_as is distinct from 'undone'),
  (select max(${dayOf(Prisma.sql`call_notice.at`)}) from call_notice ${ofFamily}),
  (select max(${dayOf(Prisma.sql`coalesce(closed_at, created_at)`)}) from help_item ${ofFamily}),
  (select max(${dayOf(Prisma.sql`coalesce(done_at, created_at)`)}) from care_step ${ofFamily}),
  (select max(coalesce(answered_on, asked_on)) from parent_request ${ofFamily}),
  (select max(${dayOf(Prisma.sql`written_at`)}) from concern_entry
    where concern_id in (select id from safety_concern ${ofFamily}))
]::text[]`

const wasReached = Prisma.sql`(
  exists (select from interview ${ofFamily} and state in ('completed', 'broken_off'))
  or exists (select from contact_attempt ${ofFamily} and undone_at is null
    and outcome = any(${[...contactOutcomes]}::"AttemptOutcome"[])))`

/** The terms of these families of the organisation, from one statement. */
export const familyTerms = async (
  tx: Pick<Transaction, '$queryRaw'>,
  organisationId: string,
  { terms, familyIds }: { terms: RetentionTerms; familyIds: readonly string[] },
): Promise<FamilyTerm[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    select family.id, ${lastDays} as "lastDays", ${wasReached} as "wasReached",
      (select stopped_by::text from next_step ${ofFamily} and closed_at is null and kind = 'stopped' and not_before is null)
        as "stoppedBy",
      retention_holds(family.id, ${now()}) as holds,
      (select until::text from retention_extension ${ofFamily}) as "keptUntil"
    from family where family.organisation_id = ${organisationId}::uuid and family.id = any(${[...familyIds]}::uuid[])`
  return rows.map((row) => ({ id: row.id, ...retentionTermOf(row, terms) }))
}
