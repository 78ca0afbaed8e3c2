import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { hashPassword, passwordMatches } from '@/server/crypto'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { attempt, tooMany } from '@/server/throttle'
import type { UpdatePasswordInput } from '../schema'
import { enqueuePasswordLetter } from '../parts/access-letters'
import { revokeLinks } from '../parts/links'
import { endSessions } from '../parts/sessions'
import { refuseWeakPassword } from '../parts/refuse-weak-password'

/**
 * Changes the actor's own password and ends their other sessions. The present password is required; attempts to guess it are
 * throttled like signing in.
 */
export const updatePassword = async (actor: StaffActor, input: UpdatePasswordInput): Promise<{ ended: number }> => {
  const where = { id: actor.staffId, organisationId: actor.organisationId }
  const select = { passwordHash: true, name: true, email: true } as const
  const staff = requireFound(await database(actor).staff.findFirst({ where, select }))
  await authorize(actor, 'password.set', { id: actor.staffId })
  const attemptResult = await attempt('password', actor.staffId, actor.sessionId)
  if (!attemptResult.allowed) {
    await auditTooMany(actor, 'password.set')
    throw tooMany(attemptResult)
  }
  if (!(await passwordMatches(staff.passwordHash, input.present))) {
    await auditRefusal(actor, 'password.set', actor.staffId)
    throw new AppError('invalid', 'present_wrong', [{ path: 'present', reason: 'present_wrong' }])
  }
  await attemptResult.succeed()
  await refuseWeakPassword(input.password, { ...staff, organisationId: actor.organisationId })
  const passwordHash = await hashPassword(input.password)
  return inTransaction(actor, async (tx) => {
    const set = await tx.staff.updateMany({
      where: { ...where, passwordHash: staff.passwordHash },
      data: { passwordHash },
    })
    if (set.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await revokeLinks(tx, actor.staffId)
    const ended = await endSessions(tx, actor.staffId, actor.sessionId)
    await audit(tx, actor, 'password.set', actor.staffId, { by: 'oneself', sessions: ended })
    await enqueuePasswordLetter(tx, actor, actor.staffId)
    return { ended }
  })
}
