import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ConcernDecision, ConcernStep, ConsultedParty } from '@/domain/calls/concern-steps'
import { database, preparedAs, Prisma } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'

/** One concern of a list: about whom, since when, and what was done last. Without its words. */
export type ConcernLine = {
  id: string
  familyId: string
  ref: string
  parentName: string
  raisedAt: Date
  raisedBy: string | null
  isUnseen: boolean
  last: ConcernStep['kind']
  lastAt: Date
  consulted: ConsultedParty | null
  decision: ConcernDecision | null
}

type LineRow = Omit<ConcernLine, 'parentName'> & {
  name: SealedValue | null
  isListed: boolean
  count: number
  total: number
}

type Choice = { isDecided: boolean; condition?: Prisma.Sql; skip: number; take: number }

/**
 * Undecided concerns with the oldest first, decided ones with the latest decision first. `count` is that of all pages, and `total`
 * also counts those that do not meet the condition.
 */
export const concernLines = async (
  actor: Actor,
  { isDecided, condition = Prisma.sql`true`, skip, take }: Choice,
): Promise<{ lines: ConcernLine[]; count: number; total: number }> => {
  const order = isDecided ? Prisma.sql`last.written_at desc` : Prisma.sql`raised.at`
  const { organisationId } = actor
  const rows = await database(actor).$queryRaw<LineRow[]>`
    ${preparedAs('concern-lines')}
    select concern.id, family.id as "familyId", family.ref, identity.parent_name as name, raised.at as "raisedAt",
      raiser.name as "raisedBy", raised.is_unseen as "isUnseen", last.kind as last, last.written_at as "lastAt",
      last.consulted, last.decision, ${condition} as "isListed",
      count(*) filter (where ${condition}) over ()::int as count, count(*) over ()::int as total
    from safety_concern concern
    join family on family.id = concern.family_id
    left join family_identity identity on identity.family_id = family.id
    left join staff raiser on raiser.id = concern.raised_by_id
    join lateral (
      select kind, written_at, consulted, decision from concern_entry
      where concern_id = concern.id order by written_at desc limit 1) last on true
    join lateral (
      select min(e.written_at) as at, bool_or(s.entry_id is null) as is_unseen
      from concern_entry e left join concern_sighting s on s.entry_id = e.id where e.concern_id = concern.id) raised on true
    where concern.organisation_id = ${organisationId}::uuid and concern_is_decided(concern.id) = ${isDecided}
    order by "isListed" desc, ${order}, concern.id
    limit ${take} offset ${skip}`
  const lines = rows
    .filter(({ isListed }) => isListed)
    .map(({ isListed: _isListed, count: _count, total: _total, name, ...line }) => ({
      ...line,
      parentName: openParentName(line.familyId, name) ?? '',
    }))
  return { lines, count: rows[0]?.count ?? 0, total: rows[0]?.total ?? 0 }
}
