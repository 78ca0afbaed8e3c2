import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { auditForeignIds, requireFound } from '@/server/authorize'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

const whoCalls = ({ organisationId }: Actor, id: string) => ({
  id,
  organisationId,
  disabledAt: null,
  role: { in: rolesThatMay('attempt.record') },
})

/** A member of staff who makes calls. Throws `not_found` for anybody else. */
export const requireAbsent = async (actor: Actor, id: string) =>
  requireFound(await database(actor).staff.findFirst({ where: whoCalls(actor, id), select: { id: true } }), {
    actor,
    verb: 'absence.record',
    id,
  })

/** Refuses a cover who makes no calls or does not belong to the organisation. */
export const refuseUnknownCover = async (actor: Actor, coverId: string | null) => {
  if (coverId === null) return
  const cover = await database(actor).staff.findFirst({ where: whoCalls(actor, coverId), select: { id: true } })
  if (cover) return
  auditForeignIds({ actor, verb: 'absence.record' }, [coverId], [])
  throw new AppError('invalid', 'unknown_caller', [{ path: 'coverId', reason: 'unknown_caller' }])
}

/** Locks the person, so that two absences of one person are recorded one after the other. */
export const lockAbsent = (tx: Transaction, staffId: string) =>
  tx.$queryRaw`select 1 from staff where id = ${staffId}::uuid for no key update`
