import 'server-only'
import { audit } from '@/server/audit'
import { now } from '@/server/clock'
import { hashPassword } from '@/server/crypto'
import { database, inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { deleteDevices } from '@/server/known-devices'
import { staffActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { attempt, clearFailures, tooMany } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { liveLink } from '../parts/live-link'
import type { SavePasswordInput } from '../schema'
import { enqueuePasswordLetter } from '../parts/access-letters'
import { dismissFailedLetters } from '../parts/letters'
import { lockStaff, revokeLinks } from '../parts/links'
import { mayHavePassword } from '../parts/local-password'
import { endSessions } from '../parts/sessions'
import { refuseWeakPassword } from '../parts/refuse-weak-password'

/**
 * Saves the password of somebody who opened a one-time link: their first one, or a new one. The link works once, even when
 * two requests use it at the same time.
 */
export const savePassword = async (visitor: Visitor, input: SavePasswordInput): Promise<{ email: string }> => {
  const link = await liveLink(database('link'), input)
  // A link that works is counted by itself: the dead ones that others try at the same address do not refuse it.
  const attemptResult = await attempt('link', input.token, link ? input.token : visitor.address)
  if (!attemptResult.allowed) throw tooMany(attemptResult)
  if (!link) throw new AppError('not_found', 'link_dead')
  const scope = ofOrganisation(link.staff.organisationId)
  if (!(await mayHavePassword(database(scope), link.staff.id))) throw new AppError('conflict', 'passwords_off')
  await refuseWeakPassword(input.password, link.staff)
  const passwordHash = await hashPassword(input.password)
  await inTransaction(scope, async (tx) => {
    await lockStaff(tx, link.staff.id)
    const usedLinks = await tx.oneTimeLink.updateMany({
      where: { id: link.id, usedAt: null, expiresAt: { gt: now() }, staff: { disabledAt: null } },
      data: { usedAt: now() },
    })
    if (usedLinks.count === 0) throw new AppError('not_found', 'link_dead')
    await tx.staff.update({ where: { id: link.staff.id }, data: { passwordHash }, select: { id: true } })
    await revokeLinks(tx, link.staff.id)
    await dismissFailedLetters(tx, link.staff.organisationId, { staffId: link.staff.id, purpose: input.purpose })
    const sessions = await endSessions(tx, link.staff.id)
    await deleteDevices(tx, link.staff.id)
    const actor = staffActor(link.id, link.staff, sourceOf(visitor, 'action'))
    await audit(tx, actor, 'password.set', link.staff.id, { by: input.purpose, sessions })
    if (input.purpose === 'password') await enqueuePasswordLetter(tx, actor, link.staff.id)
  })
  await attemptResult.succeed()
  await clearFailures('sign_in', link.staff.email, visitor.address)
  return { email: link.staff.email }
}
