import 'server-only'
import { joinedNotes } from '@/domain/calls/planned'
import { now } from '@/server/clock'
import type { Prisma, Transaction } from '@/server/db'
import { openText, sealText } from '@/server/sealed/sealed-text'

type NewRequest = Omit<Prisma.CallRequestCreateManyInput, 'id' | 'note' | 'notBefore' | 'createdAt' | 'createdById'> & {
  id: string
  note: string
  notBefore: Date
  createdById: string | null
}

/**
 * Stores calls that somebody asked for, at most one for a family. Each takes the place of what was asked for before with the same
 * reason, with its whole note, unless that is for a later day: a promise for Friday outlives a call of today.
 */
export const storeRequests = async (tx: Transaction, requests: readonly NewRequest[]) => {
  const earlierRequests = await tx.$queryRaw<{ id: string; replacedById: string; note: Uint8Array }[]>`
    update call_request earlier
    set closed_at = ${now()}, closed_by_id = request.created_by_id, replaced_by_id = request.id
    from jsonb_to_recordset(${JSON.stringify(
      requests.map(({ id, familyId, reason, notBefore, createdById }) => ({
        id,
        family_id: familyId,
        reason,
        not_before: notBefore,
        created_by_id: createdById,
      })),
    )}::jsonb) as request (id uuid, family_id uuid, reason text, not_before timestamptz, created_by_id uuid)
    where earlier.family_id = request.family_id and earlier.reason::text = request.reason and earlier.closed_at is null
      and earlier.not_before <= (request.not_before at time zone 'UTC')::date
    returning earlier.id, earlier.replaced_by_id as "replacedById", earlier.note`
  const notesOf = (id: string) =>
    earlierRequests
      .filter(({ replacedById }) => replacedById === id)
      .map((earlierRequest) => ({ note: openText('call_request.note', earlierRequest.id, earlierRequest.note) }))
  await tx.callRequest.createMany({
    data: requests.map(({ note, ...request }) => ({
      ...request,
      note: sealText(
        'call_request.note',
        { ownerId: request.familyId, rowId: request.id },
        joinedNotes([{ note }, ...notesOf(request.id)]),
      ),
      createdAt: now(),
    })),
  })
}

export const storeRequest = (tx: Transaction, request: NewRequest) => storeRequests(tx, [request])
