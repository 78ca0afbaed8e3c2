/** Keys and secrets are of the whole installation, so each organisation sees in its log what became of them. */
import 'server-only'
import type { Verb } from '@/domain/access/verbs'
import { audit, type AuditDetail } from './audit'
import { inTransaction, withScope } from './db'
import { systemActor } from './minted-actor'

export const auditEverywhere = (verb: Verb, detail: AuditDetail): Promise<void> =>
  inTransaction('organisations', async (tx) => {
    for (const { id } of await tx.organisation.findMany({ select: { id: true } })) {
      const actor = systemActor(id)
      await withScope(actor, () => audit(tx, actor, verb, null, detail))
    }
  })
