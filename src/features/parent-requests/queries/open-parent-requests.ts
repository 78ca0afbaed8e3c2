import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { answerBy, type ParentRequestKind } from '@/domain/people/parent-request'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'

const mostRequests = 20

type OpenRequest = {
  id: string
  kind: ParentRequestKind
  askedOn: string
  familyId: string
  ref: string
  name: SealedValue | null
  count: number
}

/** What parents asked about their data and nobody answered yet, the oldest first. */
export const openParentRequests = async (actor: Actor) => {
  await authorize(actor, 'parent_request.read')
  const rows = await database(actor).$queryRaw<OpenRequest[]>`
    select request.id, request.kind::text, request.asked_on::text as "askedOn", family.id as "familyId", family.ref,
      identity.parent_name as name, count(*) over ()::int as count
    from parent_request request
    join family on family.id = request.family_id
    left join family_identity identity on identity.family_id = family.id
    where request.answered_on is null and ${familyInScope(actor)}
    order by request.asked_on, request.id
    limit ${mostRequests}`
  return {
    count: rows[0]?.count ?? 0,
    requests: rows.map(({ id, kind, familyId, ref, name, askedOn }) => ({
      id,
      kind,
      familyId,
      ref,
      parentName: openParentName(familyId, name) ?? '',
      askedOn,
      answerBy: answerBy(askedOn),
    })),
  }
}

export type OpenParentRequests = Awaited<ReturnType<typeof openParentRequests>>
