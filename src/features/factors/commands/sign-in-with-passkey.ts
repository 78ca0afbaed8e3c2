import 'server-only'
import { audit, auditRefusal, auditTooMany } from '@/server/audit'
import { now } from '@/server/clock'
import { database, inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { acquaintanceColumns, acquaintanceOf, storeDevice, type AcquaintanceColumns } from '@/server/known-devices'
import { logInfo } from '@/server/log'
import { staffActor, type SessionStaff } from '@/server/minted-actor'
import { createSession } from '@/server/new-session'
import { sourceOf } from '@/server/sender'
import { attempt, tooMany, type Attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { visitorAsks } from '../parts/passkey-challenge'
import { passkeyProof, updateUsedPasskey, type PasskeyProof, type StoredPasskey } from '../parts/passkey-proof'
import { takeSignedChallenge } from '../parts/signed-challenge'
import type { SignInWithPasskeyInput } from '../schema'

type Signer = SessionStaff &
  AcquaintanceColumns &
  Omit<StoredPasskey, 'id'> & { passkeyId: string; disabledAt: Date | null }

/** One statement, whether or not somebody has this passkey. */
const signerByPasskey = async (visitor: Visitor, id: string): Promise<Signer | null> => {
  const [staff] = await database('sign_in').$queryRaw<Signer[]>`
    select staff.id, staff.organisation_id as "organisationId", role, board_id as "boardId", municipality_id as "municipalityId",
      disabled_at as "disabledAt", passkey.id as "passkeyId", public_key as "publicKey", user_handle as "userHandle", counter,
      ${acquaintanceColumns(visitor)}
    from passkey join staff on staff.id = passkey.staff_id
    where credential_id = ${new Uint8Array(Buffer.from(id, 'base64url'))}`
  return staff ?? null
}

/** Whoever tries to be this person, or is: then with the id of the session. */
const signerActor = (visitor: Visitor, staff: Signer, sessionId = '') =>
  staffActor(sessionId, staff, sourceOf(visitor, 'action'))

type Proof = Extract<PasskeyProof, { ok: true }>

/** Checks again under the lock of the row: somebody who was disabled, or lost the passkey, a moment ago does not get in. */
const startSession = async (tx: Transaction, visitor: Visitor, staff: Signer, proof: Proof): Promise<string | null> => {
  const still = await tx.staff.updateMany({ where: { id: staff.id, disabledAt: null }, data: { lastSignInAt: now() } })
  if (still.count === 0 || !(await updateUsedPasskey(tx, proof))) return null
  const sessionId = await createSession(tx, visitor, staff, now())
  await storeDevice(tx, visitor, staff)
  await audit(tx, signerActor(visitor, staff, sessionId), 'session.start', sessionId, { by: 'passkey' })
  return sessionId
}

/** One write and one answer for an unknown, a removed, a wrong and a disabled person's passkey. */
const refuse = async (
  visitor: Visitor,
  staff: Signer | null,
  because: 'signature' | 'counter',
  { fail }: Extract<Attempt, { allowed: true }>,
): Promise<never> => {
  if (staff)
    await auditRefusal(signerActor(visitor, staff), 'session.start', staff.passkeyId, { by: 'passkey', because })
  else {
    logInfo('sign_in_refused', { passkey: 'unknown' })
    await fail()
  }
  throw new AppError('invalid', 'passkey_refused')
}

/**
 * Signs in with a passkey alone: it is something that the person has, and the device asked who they are, so these are two
 * factors at once and no second step follows.
 */
export const signInWithPasskey = async (
  visitor: Visitor,
  { passkey: answer }: SignInWithPasskeyInput,
): Promise<{ sessionId: string }> => {
  const { challenge } = await takeSignedChallenge(visitorAsks(visitor), answer.response.clientDataJSON)
  const staff = await signerByPasskey(visitor, answer.id)
  const attemptResult = await attempt('factor', answer.id, visitor.address, acquaintanceOf(visitor, staff))
  if (!attemptResult.allowed) {
    if (staff) await auditTooMany(signerActor(visitor, staff), 'session.start')
    throw tooMany(attemptResult)
  }
  const proof = await passkeyProof(answer, challenge, staff && { ...staff, id: staff.passkeyId })
  if (!staff || !proof.ok) return refuse(visitor, staff, proof.ok ? 'signature' : proof.because, attemptResult)
  const sessionId = await inTransaction(signerActor(visitor, staff), (tx) => startSession(tx, visitor, staff, proof))
  if (sessionId === null) return refuse(visitor, staff, 'signature', attemptResult)
  await attemptResult.succeed()
  return { sessionId }
}
