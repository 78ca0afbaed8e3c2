import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { auditRefusal, auditTooMany } from '@/server/audit'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'
import { attempt, tooMany, type Attempt } from '@/server/throttle'

type Judged = Extract<Attempt, { allowed: true }>

const judged = async (actor: StaffActor, attemptResult: Attempt): Promise<Judged> => {
  if (attemptResult.allowed) return attemptResult
  await auditTooMany(actor, 'session.verify')
  throw tooMany(attemptResult)
}

/** Counts a try at the second step. Five wrong ones, and the right code waits as well, but for a known browser. */
export const startAttempt = async (actor: StaffActor, { address, acquaintance }: HalfSession): Promise<Judged> =>
  judged(actor, await attempt('factor', actor.staffId, address, acquaintance))

/** Of somebody who is signed in, in this session: whoever has the password alone cannot make them wait. */
export const startAttemptAgain = async (actor: StaffActor): Promise<Judged> =>
  judged(actor, await attempt('factor', actor.sessionId, actor.sessionId))

/** Records the passkey that was refused. A device that counts backwards has a copy somewhere, so the log names it. */
export const refusePasskey = async (
  actor: StaffActor,
  passkeyId: string | null,
  because: 'signature' | 'counter',
): Promise<never> => {
  await auditRefusal(actor, 'session.verify', passkeyId, { by: 'passkey', because })
  throw new AppError('invalid', 'passkey_refused')
}

/** Records the wrong try, and throws the problem of its field. */
export const refuseProof = async (actor: StaffActor, path: 'code' | 'password'): Promise<never> => {
  await auditRefusal(actor, 'session.verify', null)
  const reason = path === 'code' ? 'code_wrong' : 'present_wrong'
  throw new AppError('invalid', reason, [{ path, reason }])
}
