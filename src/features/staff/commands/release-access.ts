import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { deleteFactors } from '@/server/clear-factors'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { storeNextStepsOfStaff } from '@/server/next-steps'
import type { AccessRequestInput } from '../schema'
import { enqueueAccessLetters } from '../parts/access-letters'
import { claimRequest, refuseStale, requireRequest, type FoundRequest } from '../parts/access-request'
import { lockLastAdmin } from '../parts/admins'
import { invitedWhere } from '../parts/joined'
import { enqueueLetter } from '../parts/letters'
import { updatePersonExport } from '../parts/person-export'
import { createLink, linkHours, revokeLinks } from '../parts/links'

/** `link` is null when there is none, or when it is sent by mail. Only whoever releases it sees it, not whoever asked. */
type Release = { link: string | null; hours: number }

/** Links that the person did not use yet were seen by others before this role, so they stop working. */
const assignRole = async (tx: Transaction, { staffId, organisationId, toRole, trainee }: FoundRequest) => {
  await lockLastAdmin(tx, organisationId, staffId)
  const { passwordHash } = await tx.staff.update({
    where: { id: staffId },
    data: { role: toRole, trainee, boardId: null, municipalityId: null, version: { increment: 1 } },
    select: { passwordHash: true },
  })
  if (passwordHash === null) await revokeLinks(tx, staffId)
  await storeNextStepsOfStaff(tx, organisationId, staffId)
}

const createReleasedLink = async (tx: Transaction, actor: Actor, request: FoundRequest): Promise<Release> => {
  const { kind, staffId, organisationId } = request
  const purpose = kind === 'invitation' ? 'invitation' : 'password'
  const isInvited = await tx.staff.findFirst({ where: { id: staffId, ...invitedWhere }, select: { id: true } })
  if ((isInvited !== null) !== (purpose === 'invitation')) throw new AppError('conflict', 'access_stale')
  const hours = purpose === 'invitation' ? linkHours.invitation : linkHours.handedPassword
  if (purpose === 'invitation' && (await enqueueLetter(tx, actor, { staffId, purpose }))) return { link: null, hours }
  return { link: await createLink(tx, { id: staffId, organisationId }, purpose, hours), hours }
}

const noLink: Release = { link: null, hours: 0 }

/**
 * A second person releases what another asked for: a role, an invitation, a password link that cannot be mailed, or that the
 * factors of somebody who lost them are cleared, or that the organisation may export persons.
 */
export const releaseAccess = async (actor: Actor, input: AccessRequestInput): Promise<Release> => {
  const request = await requireRequest(actor, 'access.release', input.requestId)
  requireFresh(actor)
  const { kind, staffId, fromRole, toRole, requestedById } = request
  return inTransaction(actor, async (tx) => {
    await claimRequest(tx, actor, request, true)
    await refuseStale(tx, actor, request)
    if (kind === 'role') await assignRole(tx, request)
    if (kind === 'person_export') await updatePersonExport(tx, actor, true)
    const hasLink = kind === 'invitation' || kind === 'password_link'
    const release = hasLink ? await createReleasedLink(tx, actor, request) : noLink
    const clearing = kind === 'clear_factors' ? { factors: await deleteFactors(tx, staffId) } : {}
    await audit(tx, actor, 'access.release', staffId, { kind, from: fromRole, to: toRole, requestedById, ...clearing })
    const from = kind === 'role' ? fromRole : null
    await enqueueAccessLetters(tx, actor, { notice: `released_${kind}`, kind, aboutId: staffId, from, to: toRole })
    return release
  })
}
