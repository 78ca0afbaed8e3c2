import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { answerBy, type ParentRequestKind } from '@/domain/people/parent-request'
import { database } from '@/server/db'
import { openText } from '@/server/sealed/sealed-text'
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

type SealedRow = Omit<RequestRow, 'words' | 'answer'> & { words: Uint8Array; answer: Uint8Array }

const sealedRequests = (actor: Actor, familyId: string) => database(actor).$queryRaw<SealedRow[]>`
  select request.id, request.kind::text, request.asked_on::text as "askedOn", request.words, recorder.name as "recordedBy",
    request.answer, request.answered_on::text as "answeredOn", answerer.name as "answeredBy"
  from parent_request request
  join staff recorder on recorder.id = request.recorded_by_id
  left join staff answerer on answerer.id = request.answered_by_id
  where request.family_id = ${familyId}::uuid
  order by request.answered_on is not null, request.asked_on, request.id`

const requestsOf = async (actor: Actor, familyId: string): Promise<RequestRow[]> =>
  (await sealedRequests(actor, familyId)).map((row) => ({
    ...row,
    words: openText('parent_request.words', row.id, row.words),
    answer: openText('parent_request.answer', row.id, row.answer),
  }))

/** What the parent of a family asked, the open ones first, and what can be left out of the file for the parent. */
export const parentRequestsOfFamily = async (actor: Actor, id: string) => {
  const { ref, identity } = await requireFamily(actor, 'parent_request.read', id)
  const [rows, omittables] = await Promise.all([requestsOf(actor, id), omittablesOf(database(actor), id)])
  const requests = rows.map((row) => ({ ...row, answerBy: answerBy(row.askedOn) }))
  return { id, ref, parentName: identity?.parentName ?? '', requests, omittables }
}

export type ParentRequests = Awaited<ReturnType<typeof parentRequestsOfFamily>>
export type { Omittable } from '../parts/omittables'
