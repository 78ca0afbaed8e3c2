import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { endSessions } from '../parts/sessions'

export const endOtherSessions = async (actor: StaffActor) => {
  await authorize(actor, 'session.end', { ownerId: actor.staffId })
  return inTransaction(actor, async (tx) => {
    const ended = await endSessions(tx, actor.staffId, actor.sessionId)
    await audit(tx, actor, 'session.end', null, { others: ended })
    return { ended }
  })
}
