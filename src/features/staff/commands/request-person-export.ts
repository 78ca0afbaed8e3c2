import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { requestAccess } from '../parts/second-person'

/** An admin asks that families and interviews may be exported. Nothing changes before a second person releases it. */
export const requestPersonExport = async (actor: StaffActor): Promise<void> => {
  await authorize(actor, 'organisation.change')
  requireFresh(actor)
  const { organisationId, staffId, role } = actor
  await inTransaction(actor, async (tx) => {
    const where = { id: organisationId, exportsPersons: false }
    if (!(await tx.organisation.findFirst({ where, select: { id: true } }))) throw new AppError('conflict', 'export_on')
    await audit(tx, actor, 'organisation.change', organisationId, { changed: 'exports', waits: true })
    await requestAccess(tx, actor, { kind: 'person_export', staffId, fromRole: role, toRole: role })
  })
}
