/**
 * The families with which nobody spoke for the longest time, among those that are to be called. The last conversation counts,
 * and for a family that never had one its first day on the list.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { StepKind } from '@/domain/calls/next-step'
import { database, Prisma } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { familyCondition, type FamilyChoice } from './family-condition'

export const silentPerPage = 20

export type SilentFamily = {
  id: string
  ref: string
  parentName: string
  /** `YYYY-MM-DD`. */
  lastCall: string | null
  listedSince: string
  caller: string | null
  step: StepKind
  waitsFor: 'number' | 'owner' | null
  notBefore: string | null
}

type SilentRow = Omit<SilentFamily, 'parentName'> & { name: SealedValue | null }

const toCall = (actor: Actor, choice: FamilyChoice) => Prisma.sql`
  family join next_step on next_step.family_id = family.id and next_step.closed_at is null
    and next_step.kind in ('call', 'appointment', 'waiting')
  where ${familyCondition(actor, choice)}`

/** One page. The whole list is counted as well. */
export const silentFamilies = async (actor: Actor, choice: FamilyChoice, page: number) => {
  const [rows, counts] = await Promise.all([
    database(actor).$queryRaw<SilentRow[]>`
      select chosen.id, chosen.ref, parent_name as name, to_char(last_call_date, 'YYYY-MM-DD') as "lastCall",
        to_char(listed_since, 'YYYY-MM-DD') as "listedSince", staff.name as caller, step, waits_for as "waitsFor",
        to_char(not_before, 'YYYY-MM-DD') as "notBefore"
      from (
        select family.id, family.ref, family.last_call_date, family.listed_since, family.caller_id,
          next_step.kind as step, next_step.waits_for, next_step.not_before
        from ${toCall(actor, choice)}
        order by coalesce(family.last_call_date, family.listed_since), family.ref
        limit ${silentPerPage} offset ${(page - 1) * silentPerPage}) chosen
      left join family_identity on family_identity.family_id = chosen.id
      left join staff on staff.id = chosen.caller_id
      order by coalesce(last_call_date, listed_since), chosen.ref`,
    database(actor).$queryRaw<{ count: number }[]>`select count(*)::int as count from ${toCall(actor, choice)}`,
  ])
  const families = rows.map(({ name, ...family }) => ({ ...family, parentName: openParentName(family.id, name) ?? '' }))
  return { families, count: counts[0]?.count ?? 0 }
}
