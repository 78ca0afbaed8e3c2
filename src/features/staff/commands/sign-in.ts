import 'server-only'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { now } from '@/server/clock'
import { passwordMatches } from '@/server/crypto'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { logError, logInfo } from '@/server/log'
import { staffActor } from '@/server/minted-actor'
import { sessionHours } from '@/server/session'
import { attempt, type Attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import type { SignInInput } from '../schema'

const signer = {
  id: true,
  organisationId: true,
  role: true,
  boardId: true,
  municipalityId: true,
  passwordHash: true,
  disabledAt: true,
} as const

const signerByEmail = (email: string) => database().staff.findUnique({ where: { email }, select: signer })

type Signer = NonNullable<Awaited<ReturnType<typeof signerByEmail>>>

/** Takes the row's lock and looks again: a person disabled, or whose password changed, a moment ago does not get in. */
const startSession = async (tx: Transaction, visitor: Visitor, staff: Signer): Promise<string | null> => {
  const at = now()
  const still = await tx.staff.updateMany({
    where: { id: staff.id, disabledAt: null, passwordHash: staff.passwordHash },
    data: { lastSignInAt: at },
  })
  if (still.count === 0) return null
  const session = await tx.session.create({
    data: {
      organisationId: staff.organisationId,
      staffId: staff.id,
      device: visitor.device,
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + sessionHours * 60 * 60 * 1000),
    },
    select: { id: true },
  })
  await audit(tx, staffActor(session.id, staff), 'session.start', session.id)
  return session.id
}

/**
 * Who has an account finds the failure in their organisation's log; an address of nobody belongs to no organisation and has a
 * line in the server's, without the address. Both cost one write, so that time does not tell them apart.
 */
const recordFailure = async (staff: Signer | null, attemptResult: Extract<Attempt, { allowed: true }>) => {
  if (staff) return auditRefusal(staffActor('', staff), 'session.start', null)
  logInfo('sign_in_refused', { account: 'unknown' })
  await attemptResult.fail()
}

/** The same for a try that is refused unjudged; beside the request, so that no time tells whether there is such an account. */
const auditTooManyAttempts = async (email: string) => {
  const staff = await signerByEmail(email)
  if (staff) return auditTooMany({ staffId: staff.id, organisationId: staff.organisationId }, 'session.start')
  logInfo('sign_in_refused', { account: 'unknown', reason: 'too_many' })
}

/**
 * The id of a fresh session, or null. An unknown account, a wrong password and a disabled one do the same work and get the
 * same answer; no refusal is told apart from another.
 */
export const signIn = async (visitor: Visitor, input: SignInInput): Promise<string | null> => {
  const attemptResult = await attempt('sign_in', input.email, visitor.address)
  if (!attemptResult.allowed) {
    void auditTooManyAttempts(input.email).catch((error: unknown) => logError('sign_in', error))
    throw new AppError('too_many')
  }
  const staff = await signerByEmail(input.email)
  const matches = await passwordMatches(staff?.passwordHash ?? null, input.password)
  const mayEnter = staff !== null && matches && !staff.disabledAt
  const sessionId = mayEnter ? await inTransaction((tx) => startSession(tx, visitor, staff)) : null
  await (sessionId ? attemptResult.succeed() : recordFailure(staff, attemptResult))
  return sessionId
}
