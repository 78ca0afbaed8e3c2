/** Reads whole concerns with all their entries. Only their author and coordinators may see them. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { mayWithdraw, standingAuthorIds } from '@/domain/calls/standing-concern'
import { database, type Prisma } from '@/server/db'
import type { ConcernEntryKind } from '@/server/generated/prisma/enums'

/** One entry with its writer, its first sighting and its concern. */
type EntryRow = {
  concernId: string
  interviewId: string
  raisedById: string
  familyId: string
  ref: string
  parentName: string
  id: string
  kind: ConcernEntryKind
  text: string
  writtenAt: Date
  writtenById: string
  by: string | null
  seenAt: Date | null
  seenBy: string | null
}

const entryOf = ({ id, kind, text, writtenAt, by, seenAt, seenBy }: EntryRow) => ({
  id,
  kind,
  text,
  writtenAt,
  by,
  seen: seenAt && { by: seenBy, at: seenAt },
})

const concernOf = (actor: Actor, concern: EntryRow, rows: readonly EntryRow[]) => {
  const { concernId, interviewId, raisedById, familyId, ref, parentName } = concern
  const standingAuthors = standingAuthorIds(rows, raisedById)
  return {
    id: concernId,
    interviewId,
    familyId,
    ref,
    parentName,
    isOwn: actor.kind === 'staff' && raisedById === actor.staffId,
    isStanding: standingAuthors.size > 0,
    mayWithdraw: actor.kind === 'staff' && mayWithdraw(standingAuthors, raisedById, actor.staffId),
    entries: rows.map(entryOf),
  }
}

export type Concern = ReturnType<typeof concernOf>
export type ConcernEntry = Concern['entries'][number]

/**
 * `condition` chooses the concerns, in terms of the tables `concern` and `interview`. It must include the actor's scope:
 * only the organisation is checked here.
 */
export const concernRows = async (actor: Actor, condition: Prisma.Sql): Promise<Concern[]> => {
  const rows = await database().$queryRaw<EntryRow[]>`
    select concern.id as "concernId", interview.id as "interviewId", concern.raised_by_id as "raisedById",
      family.id as "familyId", family.ref, coalesce(identity.parent_name, '') as "parentName",
      entry.id, entry.kind, entry.text, entry.written_at as "writtenAt", entry.written_by_id as "writtenById",
      writer.name as by,
      sighting.seen_at as "seenAt", seer.name as "seenBy"
    from safety_concern concern
    join interview on interview.id = concern.interview_id
    join family on family.id = interview.family_id
    left join family_identity identity on identity.family_id = family.id
    join concern_entry entry on entry.concern_id = concern.id
    left join staff writer on writer.id = entry.written_by_id
    left join concern_sighting sighting on sighting.entry_id = entry.id
    left join staff seer on seer.id = sighting.seen_by_id
    where concern.organisation_id = ${actor.organisationId}::uuid and ${condition}
    order by concern.id, entry.written_at`
  const firsts = rows.filter(({ concernId }, at) => rows[at - 1]?.concernId !== concernId)
  return firsts.map((first) =>
    concernOf(
      actor,
      first,
      rows.filter(({ concernId }) => concernId === first.concernId),
    ),
  )
}
