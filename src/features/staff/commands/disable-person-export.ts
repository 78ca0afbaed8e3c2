import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { updatePersonExport } from '../parts/person-export'

/** Files that jobs have made can no longer be fetched either. One admin alone may do this: it takes away and gives nothing. */
export const disablePersonExport = async (actor: StaffActor): Promise<void> => {
  await authorize(actor, 'organisation.change')
  await inTransaction(actor, async (tx) => {
    await updatePersonExport(tx, actor, false)
    await audit(tx, actor, 'organisation.change', actor.organisationId, { changed: 'exports', isOn: false })
  })
}
