import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { RenameOrganisationInput } from '../schema'

/**
 * Renames the organisation. Published releases keep the name they were published under. Readers see the name, so its writer
 * is stored too.
 */
export const renameOrganisation = async (
  actor: Actor,
  { name }: RenameOrganisationInput,
): Promise<{ name: string }> => {
  const { organisationId } = actor
  await authorize(actor, 'organisation.change', { id: organisationId })
  return inTransaction(actor, async (tx) => {
    const writer = actor.kind === 'staff' ? actor.staffId : null
    const count = await tx.$executeRaw`
      update organisation set name = ${name},
        name_written_by_ids = name_writers(id, name, ${name}, name_written_by_ids, ${writer}::uuid)
      where id = ${organisationId}::uuid and name <> ${name}`
    if (count > 0) await audit(tx, actor, 'organisation.change', organisationId, { changed: 'name' })
    return { name }
  })
}
