import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { deleteExportFiles } from '@/server/job-files'
import { updatePersonExport } from '../parts/person-export'

/** Files that jobs have made go with it, and do not come back when it is switched on again. One admin alone may do this: it takes away and gives nothing. */
export const disablePersonExport = async (actor: StaffActor): Promise<void> => {
  await authorize(actor, 'organisation.change')
  await inTransaction(actor, async (tx) => {
    await updatePersonExport(tx, actor, false)
    await deleteExportFiles(tx, actor.organisationId)
    await audit(tx, actor, 'organisation.change', actor.organisationId, { changed: 'exports', isOn: false })
  })
}
