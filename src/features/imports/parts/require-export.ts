import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditRefusal } from '@/server/audit'
import { type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { lockExportSwitchShared } from '@/server/export-switch'
import { exportVerbs, isOfPersons, type Export, type FileKind } from '../schema'

/** Whether the organisation may export persons. */
export const exportsPersons = async (
  { organisationId: id }: Actor,
  from: Pick<Transaction, 'organisation'>,
): Promise<boolean> =>
  (await from.organisation.findFirst({ where: { id }, select: { exportsPersons: true } }))?.exportsPersons ?? false

const switchedOff = 'export_off'

/** Refuses persons while two people did not switch their export on. Nobody switches it off before the transaction is over. */
export const requireExportOn = async (tx: Transaction, actor: Actor, kind: FileKind): Promise<void> => {
  if (!isOfPersons(kind)) return
  await lockExportSwitchShared(tx, actor.organisationId)
  if (!(await exportsPersons(actor, tx))) throw new AppError('conflict', switchedOff)
}

/** The same, and refuses persons without a reason. */
export const requireExport = async (tx: Transaction, actor: Actor, { kind, reason }: Export): Promise<void> => {
  await requireExportOn(tx, actor, kind)
  if (isOfPersons(kind) && !reason)
    throw new AppError('invalid', undefined, [{ path: 'reason', reason: 'export_reason' }])
}

/** Does this work of an export, and audits that it was refused because the export is off. */
export const auditExportOff = async <Result>(
  actor: Actor,
  kind: FileKind,
  work: () => Promise<Result>,
): Promise<Result> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.reason === switchedOff)
      await auditRefusal(actor, exportVerbs[kind], null, { reason: switchedOff })
    throw error
  }
}
