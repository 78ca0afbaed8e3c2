import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import type { AccessRequestInput } from '../schema'
import { enqueueAccessLetters } from '../parts/access-letters'
import { claimRequest, requireRequest } from '../parts/access-request'
import { invitedWhere } from '../parts/joined'

/**
 * Refuses a request, or takes back one's own. Somebody who was invited and has no link yet is disabled,
 * unless they got another role since.
 */
export const refuseAccess = async (actor: Actor, input: AccessRequestInput): Promise<void> => {
  const request = await requireRequest(actor, 'access.refuse', input.requestId)
  const { kind, staffId, fromRole, toRole, requestedById } = request
  await inTransaction(actor, async (tx) => {
    await claimRequest(tx, actor, request, false)
    if (kind === 'invitation')
      await tx.staff.updateMany({
        where: { id: staffId, ...invitedWhere, disabledAt: null, role: toRole },
        data: { disabledAt: now(), version: { increment: 1 } },
      })
    await audit(tx, actor, 'access.refuse', staffId, { kind, from: fromRole, to: toRole, requestedById })
    await enqueueAccessLetters(tx, actor, { notice: 'refused', kind, aboutId: staffId, from: null, to: toRole })
  })
}
