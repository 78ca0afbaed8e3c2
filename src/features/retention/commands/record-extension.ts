import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isDayOfExtension } from '@/domain/retention/extension'
import { auditEach } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { now, today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockFamilies } from '@/server/family-lock'
import { familyInScope } from '@/server/scope'
import type { RecordExtension } from '../schema'

/** Keeps these families until a day, at most a year from now. Their warning goes; near that day they are announced anew. */
export const recordExtension = async (actor: StaffActor, { familyIds, reason, until }: RecordExtension) => {
  await authorize(actor, 'retention.extend')
  if (!isDayOfExtension(until, today()))
    throw new AppError('invalid', undefined, [{ path: 'until', reason: 'extension_day' }])
  const { organisationId, staffId } = actor
  const wantedIds = [...new Set(familyIds)]
  return inTransaction(actor, async (tx) => {
    const ids = (await lockFamilies(tx, wantedIds, familyInScope(actor))).map(({ id }) => id)
    const missing = wantedIds.find((id) => !ids.includes(id))
    if (missing !== undefined) requireFound(null, { actor, verb: 'retention.extend', id: missing })
    await tx.$executeRaw`
      insert into retention_extension (family_id, organisation_id, reason, until, decided_by_id, decided_at)
      select id, ${organisationId}::uuid, ${reason}::"ExtensionReason", ${until}::date, ${staffId}::uuid, ${now()}
      from unnest(${ids}::uuid[]) as id
      on conflict (family_id) do update set reason = excluded.reason, until = excluded.until,
        decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at`
    await tx.retentionWarning.deleteMany({ where: { familyId: { in: ids } } })
    const subjects = ids.map((subjectId) => ({ subjectId, detail: { reason, until } }))
    await auditEach(tx, actor, 'retention.extend', subjects)
    return { count: ids.length }
  })
}
