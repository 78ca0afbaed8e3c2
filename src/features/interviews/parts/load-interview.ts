/**
 * Loads an interview for a command. Throws `not_found` outside the actor's scope, `forbidden` when the verb is not allowed.
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { requireCall } from '@/server/require-call'
import { callColumns, callScope, callSubject } from '@/server/scope'

export const loadInterview = async (actor: StaffActor, id: string, verb: Verb) => {
  const interview = await requireCall(
    actor,
    verb,
    id,
    await database(actor).interview.findFirst({
      where: { id, ...callScope(actor) },
      select: { ...callColumns, familyId: true, introducedAt: true, endedAt: true },
    }),
  )
  const { endedAt } = interview
  const endedForMs = endedAt ? { endedForMs: now().getTime() - endedAt.getTime() } : {}
  await authorize(actor, verb, { ...callSubject(interview), ...endedForMs })
  return interview
}
