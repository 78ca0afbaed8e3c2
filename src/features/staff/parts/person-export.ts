import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { lockExportSwitch } from '@/server/export-switch'

/**
 * Whether coordinators of the organisation may export families and interviews. Requests that still wait are refused with it: one
 * from before would else switch it on again after it was switched off.
 */
export const updatePersonExport = async (tx: Transaction, actor: Actor, isOn: boolean): Promise<void> => {
  const { organisationId: id } = actor
  await lockExportSwitch(tx, id)
  await tx.organisation.update({ where: { id }, data: { exportsPersons: isOn }, select: { id: true } })
  await tx.accessRequest.updateMany({
    where: { organisationId: id, kind: 'person_export', decidedAt: null },
    data: { decidedAt: now(), decidedById: actor.kind === 'staff' ? actor.staffId : null, released: false },
  })
}
