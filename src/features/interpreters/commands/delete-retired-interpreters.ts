import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interpreterMonths } from '@/domain/retention/interpreter-term'
import { auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'

/** Removes the interpreters who stopped so many months ago. Returns how many there were. */
export const deleteRetiredInterpreters = async (actor: Actor): Promise<{ count: number }> => {
  await authorize(actor, 'interpreter.purge')
  return inTransaction(actor, async (tx) => {
    const removedInterpreters = await tx.$queryRaw<{ id: string }[]>`
      delete from interpreter where organisation_id = ${actor.organisationId}::uuid
        and retired_at < ${now()}::timestamptz - make_interval(months => ${interpreterMonths}::int) returning id`
    if (removedInterpreters.length > 0)
      await auditEach(
        tx,
        actor,
        'interpreter.purge',
        removedInterpreters.map(({ id }) => ({ subjectId: id })),
      )
    return { count: removedInterpreters.length }
  })
}
