import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { answerBy, type ParentRequestKind } from '@/domain/people/parent-request'
import { database } from '@/server/db'
import { requireFamily } from '../parts/family-in-scope'
import { omittablesOf } from '../parts/omittables'

type RequestRow = {
  id: string
  kind: ParentRequestKind
  askedOn: string
  words: string
  recordedBy: string
  answer: string
  answeredOn: string | null
  answeredBy: string | null
}

const requestsOf = (familyId: string) => database().$queryRaw<RequestRow[]>`
  select request.id, request.kind::text, request.asked_on::text as "askedOn", request.words, recorder.name as "recordedBy",
    request.answer, request.answered_on::text as "answeredOn", answerer.name as "answeredBy"
  from parent_request request
  join staff recorder on recorder.id = request.recorded_by_id
  left join staff answerer on answerer.id = request.answered_by_id
  where request.family_id = ${familyId}::uuid
  order by request.answered_on is not null, request.asked_on, request.id`

/** What the parent of a family asked, the open ones first, and what can be left out of the file for the parent. */
export const parentRequestsOfFamily = async (actor: Actor, id: string) => {
  const { ref, identity } = await requireFamily(actor, 'parent_request.read', id)
  const [rows, omittables] = await Promise.all([requestsOf(id), omittablesOf(database(), id)])
  const requests = rows.map((row) => ({ ...row, answerBy: answerBy(row.askedOn) }))
  return { id, ref, parentName: identity?.parentName ?? '', requests, omittables }
}

export type ParentRequests = Awaited<ReturnType<typeof parentRequestsOfFamily>>
export type { Omittable } from '../parts/omittables'
