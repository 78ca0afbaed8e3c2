/** Reads whole concerns with all their entries. Only their author and coordinators may see them. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import {
  isDecided,
  type ConcernDecision,
  type ConcernSource,
  type ConcernStep,
  type ConsultedParty,
} from '@/domain/calls/concern-steps'
import { mayWithdraw, standingAuthorIds } from '@/domain/calls/standing-concern'
import { database, preparedAs, Prisma } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'

/** One entry with its writer, its first sighting and its concern. */
type EntryRow = {
  concernId: string
  interviewId: string | null
  raisedById: string
  familyId: string
  ref: string
  name: SealedValue | null
  id: string
  kind: ConcernStep['kind']
  text: Uint8Array
  source: ConcernSource | null
  consulted: ConsultedParty | null
  decision: ConcernDecision | null
  writtenAt: Date
  writtenById: string
  by: string | null
  seenAt: Date | null
  seenBy: string | null
}

const entryOf = ({ id, kind, text, source, consulted, decision, writtenAt, by, seenAt, seenBy }: EntryRow) => ({
  id,
  kind,
  text: openText('concern_entry.text', id, text),
  source,
  consulted,
  decision,
  writtenAt,
  by,
  seen: seenAt && { by: seenBy, at: seenAt },
})

const concernOf = (actor: Actor, concern: EntryRow, rows: readonly EntryRow[]) => {
  const { concernId, interviewId, raisedById, familyId, ref, name } = concern
  const standingAuthors = standingAuthorIds(rows, raisedById)
  return {
    id: concernId,
    interviewId,
    familyId,
    ref,
    parentName: openParentName(familyId, name) ?? '',
    isOwn: actor.kind === 'staff' && raisedById === actor.staffId,
    isStanding: standingAuthors.size > 0,
    isDecided: isDecided(rows.map((row) => ({ ...row, isSeen: row.seenAt !== null }))),
    mayWithdraw: actor.kind === 'staff' && mayWithdraw(standingAuthors, raisedById, actor.staffId),
    entries: rows.map(entryOf),
  }
}

export type Concern = ReturnType<typeof concernOf>
export type ConcernEntry = Concern['entries'][number]

const entryColumns = Prisma.sql`concern.id as "concernId", concern.interview_id as "interviewId",
  concern.raised_by_id as "raisedById", family.id as "familyId", family.ref,
  identity.parent_name as name, entry.id, entry.kind, entry.text, entry.source, entry.consulted,
  entry.decision, entry.written_at as "writtenAt", entry.written_by_id as "writtenById", writer.name as by,
  sighting.seen_at as "seenAt", seer.name as "seenBy"`

const entryTables = Prisma.sql`safety_concern concern
  join family on family.id = concern.family_id
  left join family_identity identity on identity.family_id = family.id
  join concern_entry entry on entry.concern_id = concern.id
  left join staff writer on writer.id = entry.written_by_id
  left join concern_sighting sighting on sighting.entry_id = entry.id
  left join staff seer on seer.id = sighting.seen_by_id`

const concernsOf = (actor: Actor, rows: readonly EntryRow[]): Concern[] => {
  const firsts = rows.filter(({ concernId }, at) => rows[at - 1]?.concernId !== concernId)
  return firsts.map((first) =>
    concernOf(
      actor,
      first,
      rows.filter(({ concernId }) => concernId === first.concernId),
    ),
  )
}

/**
 * `condition` chooses the concerns, in terms of the table `concern`. It must include the actor's scope:
 * only the organisation is checked here.
 */
export const concernRows = async (actor: Actor, condition: Prisma.Sql): Promise<Concern[]> =>
  concernsOf(
    actor,
    await database(actor).$queryRaw<EntryRow[]>`
      ${preparedAs('concerns')}
      select ${entryColumns} from ${entryTables}
      where concern.organisation_id = ${actor.organisationId}::uuid and ${condition}
      order by concern.id, entry.written_at`,
  )

/** One page of concerns in its order, and the number of all. `page` is a table with the columns `id`, `position` and `count`. */
export const concernPage = async (actor: Actor, page: Prisma.Sql): Promise<{ concerns: Concern[]; count: number }> => {
  const rows = await database(actor).$queryRaw<(EntryRow & { count: number })[]>`
    select ${entryColumns}, page.count from ${entryTables} join (${page}) page on page.id = concern.id
    where concern.organisation_id = ${actor.organisationId}::uuid
    order by page.position, entry.written_at`
  return { concerns: concernsOf(actor, rows), count: rows[0]?.count ?? 0 }
}
