import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { SavePhone } from '../schema'

/** The number at which a parent reaches the organisation when the line of a call drops. Null: none. */
export const savePhone = async (actor: Actor, { phone }: SavePhone): Promise<{ phone: string | null }> => {
  const { organisationId } = actor
  await authorize(actor, 'organisation.change', { id: organisationId })
  return inTransaction(actor, async (tx) => {
    const count = await tx.$executeRaw`
      update organisation set phone = ${phone} where id = ${organisationId}::uuid and phone is distinct from ${phone}`
    if (count > 0) await audit(tx, actor, 'organisation.change', organisationId, { changed: 'phone' })
    return { phone }
  })
}
