import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import { isOfPersons, type Export } from '../schema'

/** Whether the organisation may export persons. */
export const exportsPersons = async (actor: Actor): Promise<boolean> =>
  (
    await database(actor).organisation.findFirst({
      where: { id: actor.organisationId },
      select: { exportsPersons: true },
    })
  )?.exportsPersons ?? false

/** Refuses persons without a reason, and while two people did not switch their export on. */
export const requireExport = async (actor: Actor, { kind, reason }: Export): Promise<void> => {
  if (!isOfPersons(kind)) return
  if (!(await exportsPersons(actor))) throw new AppError('conflict', 'export_off')
  if (!reason) throw new AppError('invalid', undefined, [{ path: 'reason', reason: 'export_reason' }])
}
