import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { auditRefusal, auditTooMany } from '@/server/audit'
import { AppError } from '@/server/errors'
import { attempt, tooMany, type Attempt } from '@/server/throttle'

type Judged = Extract<Attempt, { allowed: true }>

/** Counts a try of this person. Five wrong ones, and the right code waits as well. */
export const startAttempt = async (actor: StaffActor, address: string): Promise<Judged> => {
  const attemptResult = await attempt('factor', actor.staffId, address)
  if (attemptResult.allowed) return attemptResult
  await auditTooMany(actor, 'session.verify')
  throw tooMany(attemptResult)
}

/** Records the wrong try, and throws the problem of its field. */
export const refuseProof = async (actor: StaffActor, path: 'code' | 'password'): Promise<never> => {
  await auditRefusal(actor, 'session.verify', null)
  const reason = path === 'code' ? 'code_wrong' : 'present_wrong'
  throw new AppError('invalid', reason, [{ path, reason }])
}
