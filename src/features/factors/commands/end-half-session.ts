import 'server-only'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'

/** Somebody else wants to sign in: whoever comes next at this browser cannot go on with the password that was typed here. */
export const endHalfSession = ({ sessionId, staff, address }: HalfSession): Promise<{ sessionId: null }> =>
  inTransaction(ofOrganisation(staff.organisationId), async (tx) => {
    const where = { id: sessionId, endedAt: null }
    const { count } = await tx.session.updateMany({ where, data: { endedAt: now() } })
    if (count === 0) throw new AppError('unauthenticated')
    await audit(tx, staffActor(sessionId, staff, sourceOf({ address }, 'action')), 'session.end', sessionId)
    return { sessionId: null }
  })
