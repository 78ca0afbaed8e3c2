import 'server-only'
import type { Verb } from '@/domain/access/verbs'
import { audit, type AuditDetail } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'

/** Keys and secrets are of the whole installation, so each organisation sees in its log what became of them. */
export const auditEverywhere = (verb: Verb, detail: AuditDetail): Promise<void> =>
  inTransaction(async (tx) => {
    for (const { id } of await tx.organisation.findMany({ select: { id: true } }))
      await audit(tx, systemActor(id), verb, null, detail)
  })
