import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { MarkSignalSeen } from '../schema'
import { visibleSignals } from '../parts/visible-signals'

/** Notes what a signal was. Only a person can, and never the one whom it is about; the database keeps that too. */
export const markSignalSeen = async (actor: Actor, { signalId, finding }: MarkSignalSeen) => {
  await authorize(actor, 'signal.see', { id: signalId })
  if (actor.kind !== 'staff') throw new AppError('forbidden')
  const where = { ...visibleSignals(actor), id: signalId }
  const signal = requireFound(
    await database(actor).auditSignal.findFirst({ where, select: { kind: true, staffId: true } }),
    { actor, verb: 'signal.see', id: signalId },
  )
  await authorize(actor, 'signal.see', { id: signalId, ownerId: signal.staffId })
  return inTransaction(actor, async (tx) => {
    const { count } = await tx.auditSignal.updateMany({
      where: { id: signalId, seenAt: null },
      data: { seenAt: now(), seenById: actor.staffId, finding },
    })
    if (count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'signal.see', signalId, { kind: signal.kind, finding })
  })
}
