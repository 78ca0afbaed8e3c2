import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { passwordProblem } from '@/domain/access/password'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { now } from '@/server/clock'
import { hashPassword, passwordMatches } from '@/server/crypto'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { staffActor } from '@/server/minted-actor'
import { attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { liveLink } from '../queries/live-link'
import type { ChangePasswordInput, SetPasswordInput } from '../schema'
import { lockStaff, voidLinks } from './links'
import { endSessionsOf } from './sessions'

const refuseOwnWords = (password: string, staff: { name: string; email: string }) => {
  const reason = passwordProblem(password, [staff.name, staff.email])
  if (reason) throw new AppError('invalid', reason, [{ path: 'password', reason }])
}

/** With a one-time link: the first password, or a new one. The link works once, whoever else holds it at that moment. */
export const setPassword = async (visitor: Visitor, input: SetPasswordInput): Promise<{ email: string }> => {
  const tried = await attempt('link', input.token, visitor.address)
  if (!tried.allowed) throw new AppError('too_many')
  const link = await liveLink(database(), input)
  if (!link) throw new AppError('not_found', 'link_dead')
  refuseOwnWords(input.password, link.staff)
  const passwordHash = await hashPassword(input.password)
  await inTransaction(async (tx) => {
    await lockStaff(tx, link.staff.id)
    const used = await tx.oneTimeLink.updateMany({
      where: { id: link.id, usedAt: null, expiresAt: { gt: now() }, staff: { disabledAt: null } },
      data: { usedAt: now() },
    })
    if (used.count === 0) throw new AppError('not_found', 'link_dead')
    await tx.staff.update({ where: { id: link.staff.id }, data: { passwordHash }, select: { id: true } })
    await voidLinks(tx, link.staff.id)
    const sessions = await endSessionsOf(tx, link.staff.id)
    await audit(tx, staffActor(link.id, link.staff), 'password.set', link.staff.id, { by: input.purpose, sessions })
  })
  await tried.succeed()
  return { email: link.staff.email }
}

/** One's own, knowing the present one; other sessions end. Guessing the present one is throttled like signing in. */
export const changePassword = async (actor: StaffActor, input: ChangePasswordInput): Promise<{ ended: number }> => {
  const where = { id: actor.staffId, organisationId: actor.organisationId }
  const select = { passwordHash: true, name: true, email: true } as const
  const staff = found(await database().staff.findFirst({ where, select }))
  await authorize(actor, 'password.set', { id: actor.staffId })
  const tried = await attempt('password', actor.staffId, actor.sessionId)
  if (!tried.allowed) {
    await auditTooMany(actor, 'password.set')
    throw new AppError('too_many')
  }
  if (!(await passwordMatches(staff.passwordHash, input.present))) {
    await auditRefusal(actor, 'password.set', actor.staffId)
    throw new AppError('invalid', 'present_wrong', [{ path: 'present', reason: 'present_wrong' }])
  }
  await tried.succeed()
  refuseOwnWords(input.password, staff)
  const passwordHash = await hashPassword(input.password)
  return inTransaction(async (tx) => {
    const set = await tx.staff.updateMany({
      where: { ...where, passwordHash: staff.passwordHash },
      data: { passwordHash },
    })
    if (set.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await voidLinks(tx, actor.staffId)
    const ended = await endSessionsOf(tx, actor.staffId, actor.sessionId)
    await audit(tx, actor, 'password.set', actor.staffId, { by: 'oneself', sessions: ended })
    return { ended }
  })
}
