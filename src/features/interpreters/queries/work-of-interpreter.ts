import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { comingBookings } from '../parts/coming-bookings'

const mostFamilies = 200

type Row = { familyId: string; ref: string; parentName: SealedValue | null; calls: number; lastOn: string }

/** What an interpreter is booked for, and the families at whose calls they interpreted, the latest first. */
export const workOfInterpreter = async (actor: Actor, id: string) => {
  await authorize(actor, 'interpreter.read', { id })
  const [bookings, families] = await Promise.all([
    comingBookings(database(actor), id),
    database(actor).$queryRaw<Row[]>`
      select family.id as "familyId", family.ref, identity.parent_name as "parentName", known.calls, known.last_on as "lastOn"
      from (select interview.family_id, count(*)::int as calls,
          to_char(max(interview.ended_at) at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as last_on
        from interview where interview.interpreter_id = ${id}::uuid and interview.state in ('completed', 'broken_off')
        group by interview.family_id) known
      join family on family.id = known.family_id left join family_identity identity on identity.family_id = family.id
      order by known.last_on desc, family.ref limit ${mostFamilies}`,
  ])
  return {
    bookings,
    families: families.map(({ parentName, ...row }) => ({
      ...row,
      parentName: openParentName(row.familyId, parentName),
    })),
  }
}

export type InterpreterWork = Awaited<ReturnType<typeof workOfInterpreter>>
