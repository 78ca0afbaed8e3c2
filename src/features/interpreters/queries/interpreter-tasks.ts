import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { noticeRows, noticesByHand } from '@/server/interpreter-notices'
import { familyInScope } from '@/server/scope'

/** The interpreters whom somebody has to call about an appointment of the actor's families, the first one first. */
export const interpreterTasks = async (actor: StaffActor) => {
  await authorize(actor, 'interpreter.tell')
  const rows = noticesByHand(await noticeRows(database(actor), actor.organisationId, familyInScope(actor)))
  return rows.map(({ id, notice, familyId, ref, name, phone, language, startsAt, endsAt, ownerName }) => ({
    id,
    notice,
    familyId,
    ref,
    name,
    phone,
    language,
    startsAt,
    endsAt,
    ownerName,
  }))
}

export type InterpreterTask = Awaited<ReturnType<typeof interpreterTasks>>[number]
