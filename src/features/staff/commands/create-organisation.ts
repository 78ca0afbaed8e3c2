import 'server-only'
import { randomUUID } from 'node:crypto'
import type { SystemActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { inTransaction, withScope, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { systemActor } from '@/server/minted-actor'
import { newPublicationKey } from '@/server/publication-key'
import { createKeys } from '@/server/sealed/sealed-text'
import type { CreateOrganisationInput } from '../schema'
import { createLink, linkHours } from '../parts/links'

const nameOf = (email: string) => email.split('@')[0] ?? email

type Created = { organisationId: string; staffId: string; link: string }

const createWithAdmin = async (
  tx: Transaction,
  actor: SystemActor,
  input: CreateOrganisationInput,
): Promise<Created> => {
  const { organisationId } = actor
  createKeys([organisationId])
  const publicationKey = newPublicationKey(organisationId)
  await tx.organisation.create({
    data: { id: organisationId, name: input.name, publicationKey },
    select: { id: true },
  })
  await audit(tx, actor, 'organisation.create', organisationId)
  const admin = await tx.staff.create({
    data: {
      organisationId,
      email: input.adminEmail,
      name: input.adminName ?? nameOf(input.adminEmail),
      role: 'admin',
    },
    select: { id: true, organisationId: true },
  })
  const link = await createLink(tx, admin, 'invitation', linkHours.invitation)
  await audit(tx, actor, 'staff.invite', admin.id, { role: 'admin' })
  return { organisationId, staffId: admin.id, link }
}

/**
 * Creates the first organisation with its first admin, in an empty database only. Of two at the same time the second waits
 * and is refused.
 */
export const createOrganisation = async (input: CreateOrganisationInput): Promise<Created> =>
  inTransaction('organisations', async (tx) => {
    await tx.$executeRaw`lock table organisation in share row exclusive mode`
    if (await tx.organisation.findFirst({ select: { id: true } })) throw new AppError('conflict', 'not_empty')
    const actor = systemActor(randomUUID())
    return withScope(actor, () => createWithAdmin(tx, actor, input))
  })
