import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { RemoveInstrumentVersion } from '../schema'

/** Takes a choice back whose week has not begun: until then nobody was called with it. */
export const removeInstrumentVersion = async (actor: Actor, { week }: RemoveInstrumentVersion) => {
  const { organisationId } = actor
  await authorize(actor, 'organisation.change', { id: organisationId })
  if (week <= weekOf(today())) throw new AppError('conflict', 'week_begun')
  return inTransaction(actor, async (tx) => {
    const { count } = await tx.instrumentInForce.deleteMany({ where: { organisationId, fromWeek: week } })
    requireFound(count || null)
    await audit(tx, actor, 'organisation.change', organisationId, { version: null, week })
    return { week }
  })
}
