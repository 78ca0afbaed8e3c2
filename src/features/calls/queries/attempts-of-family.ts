import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { contactText } from '@/domain/people/contact-point'
import { authorize } from '@/server/authorize'
import { database, preparedAs } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { openPoint, type SealedPoint } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'
import { outcomeOf, type OutcomeRow } from '../parts/outcome'

type AttemptRow = Omit<OutcomeRow, 'note'> & { note: Uint8Array } & {
  by: string | null
  isMine: boolean
  point: SealedPoint | null
}

const attemptOf = ({ by, isMine, point, note, ...outcome }: AttemptRow) => ({
  ...outcomeOf({ ...outcome, note: openText('contact_attempt.note', outcome.id, note) }),
  by,
  isMine,
  number: point && contactText(openPoint(point)),
})

export type Attempt = ReturnType<typeof attemptOf>

/** The latest attempts at one family that were not undone. */
export const attemptsOfFamily = async (actor: Actor, familyId: string): Promise<Attempt[]> => {
  await authorize(actor, 'call.read')
  const rows = await database(actor).$queryRaw<AttemptRow[]>`
    ${preparedAs('attempts-of-family')}
    select attempt.id, attempt.outcome, attempt.at, attempt.day, attempt.not_before as "notBefore", attempt.time,
      attempt.note, staff.name as by,
      coalesce(attempt.staff_id = ${actor.kind === 'staff' ? actor.staffId : null}::uuid, false) as "isMine",
      case when contact.id is not null then
        jsonb_build_object('id', contact.id, 'kind', contact.kind, 'value', contact.value) end as point
    from contact_attempt attempt
    join family on family.id = attempt.family_id
    left join staff on staff.id = attempt.staff_id
    left join contact_point contact on contact.id = attempt.contact_point_id
    where family.id = ${familyId}::uuid and ${familyInScope(actor)} and attempt.undone_at is null
    order by attempt.at desc, attempt.id desc
    limit 20`
  return rows.map(attemptOf)
}
