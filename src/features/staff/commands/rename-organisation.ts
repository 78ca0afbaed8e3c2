import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import type { RenameOrganisationInput } from '../schema'

/** What the organisation is called from now on. What was published keeps the name that it was published under. */
export const renameOrganisation = async (
  actor: Actor,
  { name }: RenameOrganisationInput,
): Promise<{ name: string }> => {
  const { organisationId } = actor
  await authorize(actor, 'organisation.change', { id: organisationId })
  return inTransaction(async (tx) => {
    const { count } = await tx.organisation.updateMany({
      where: { id: organisationId, name: { not: name } },
      data: { name },
    })
    if (count > 0) await audit(tx, actor, 'organisation.change', organisationId, { changed: 'name' })
    return { name }
  })
}
