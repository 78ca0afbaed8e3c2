import 'server-only'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { now } from '@/server/clock'
import { passwordMatches } from '@/server/crypto'
import { database, inTransaction, type Transaction } from '@/server/db'
import { isPasswordEnough } from '@/server/half-session'
import { acquaintanceColumns, acquaintanceOf, storeDevice, type AcquaintanceColumns } from '@/server/known-devices'
import { logError, logInfo } from '@/server/log'
import { staffActor, type SessionStaff } from '@/server/minted-actor'
import { createSession } from '@/server/new-session'
import { sourceOf } from '@/server/sender'
import { attempt, tooMany, type Attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { isOnlyAdmin, passwordsAreOn } from '../parts/local-password'
import type { SignInInput } from '../schema'

type Signer = SessionStaff &
  AcquaintanceColumns & {
    passwordHash: string | null
    disabledAt: Date | null
    isPasswordEnough: boolean
    isOnlyAdmin: boolean
  }

/** One statement, whether or not the account exists. */
const signerByEmail = async (visitor: Visitor, email: string): Promise<Signer | null> => {
  const [staff] = await database('sign_in').$queryRaw<Signer[]>`
    select staff.id, staff.organisation_id as "organisationId", role, board_id as "boardId", municipality_id as "municipalityId",
      password_hash as "passwordHash", disabled_at as "disabledAt", ${acquaintanceColumns(visitor)},
      ${isPasswordEnough} as "isPasswordEnough", ${isOnlyAdmin} as "isOnlyAdmin"
    from staff join organisation on organisation.id = staff.organisation_id where email = ${email}`
  return staff ?? null
}

/** Locks the row and checks it again: somebody who was disabled, or whose password changed, a moment ago does not get in. */
const startSession = async (tx: Transaction, visitor: Visitor, staff: Signer): Promise<string | null> => {
  const still = await tx.staff.updateMany({
    where: { id: staff.id, disabledAt: null, passwordHash: staff.passwordHash },
    data: { lastSignInAt: now() },
  })
  if (still.count === 0) return null
  const sessionId = await createSession(tx, visitor, staff, null)
  // Where a second step follows, the browser is known after that one.
  if (staff.isPasswordEnough) await storeDevice(tx, visitor, staff)
  await audit(tx, staffActor(sessionId, staff, sourceOf(visitor, 'route')), 'session.start', sessionId)
  return sessionId
}

/** Whoever tries to be this person. */
const signerActor = (visitor: Visitor, staff: Signer) => staffActor('', staff, sourceOf(visitor, 'route'))

/**
 * A failed attempt for an account is recorded in the log of its organisation. An address without an account belongs to no
 * organisation, so the server's log gets a line without the address. Both cost one write, so that timing does not
 * distinguish them.
 */
const recordFailure = async (
  visitor: Visitor,
  staff: Signer | null,
  attemptResult: Extract<Attempt, { allowed: true }>,
) => {
  if (staff) return auditRefusal(signerActor(visitor, staff), 'session.start', null)
  logInfo('sign_in_refused', { account: 'unknown' })
  await attemptResult.fail()
}

/**
 * Records an attempt that was refused unjudged. It runs beside the request, so that timing does not show whether the account
 * exists.
 */
const auditTooManyAttempts = async (visitor: Visitor, staff: Signer | null) => {
  if (staff) return auditTooMany(signerActor(visitor, staff), 'session.start')
  logInfo('sign_in_refused', { account: 'unknown', reason: 'too_many' })
}

/**
 * Returns the id of a new session, or null. An unknown account, a wrong password, a disabled account and
 * one whose passwords are switched off cause the same work
 * and the same answer, so no refusal can be distinguished from another.
 */
export const signIn = async (visitor: Visitor, input: SignInInput): Promise<string | null> => {
  const staff = await signerByEmail(visitor, input.email)
  const attemptResult = await attempt('sign_in', input.email, visitor.address, acquaintanceOf(visitor, staff))
  if (!attemptResult.allowed) {
    void auditTooManyAttempts(visitor, staff).catch((error: unknown) => logError('sign_in', error))
    throw tooMany(attemptResult)
  }
  const matches = await passwordMatches(staff?.passwordHash ?? null, input.password)
  const mayEnter = staff !== null && matches && !staff.disabledAt && (passwordsAreOn() || staff.isOnlyAdmin)
  const sessionId = mayEnter
    ? await inTransaction(signerActor(visitor, staff), (tx) => startSession(tx, visitor, staff))
    : null
  await (sessionId ? attemptResult.succeed() : recordFailure(visitor, staff, attemptResult))
  return sessionId
}
