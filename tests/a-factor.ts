/** People with a password, their half sessions and the codes of their app, for tests of signing in. */
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { addFirstFactor } from '@/features/factors/commands/add-first-factor'
import { factorForApp } from '@/features/factors/parts/factor-for-app'
import { addFactorSchema } from '@/features/factors/schema'
import { signIn } from '@/features/staff/commands/sign-in'
import { now } from '@/server/clock'
import { hashPassword } from '@/server/crypto'
import { halfSessionOf } from '@/server/half-session'
import { loadSessionActor } from '@/server/session'
import { aStaffMember } from './factories'
import { database } from './owner'

export const password = 'vier gewone woorden hier'
export const passwordHash = hashPassword(password)

export const visitor = (address: string = randomUUID()) => ({ address, device: 'Firefox, Windows' })

export const someone = async (organisationId: string) => {
  const id = await aStaffMember(organisationId)
  const data = { passwordHash: await passwordHash }
  return {
    ...(await database().staff.update({ where: { id }, data, select: { id: true, email: true } })),
    organisationId,
  }
}

export type Someone = Awaited<ReturnType<typeof someone>>

/** The id of a session with the password alone. */
export const passwordSession = async ({ email }: Someone): Promise<string> => {
  const id = await signIn(visitor(), { email, password })
  if (!id) throw new Error('the password did not fit')
  return id
}

export const halfSession = async (person: Someone, address?: string) => {
  const half = await halfSessionOf(await passwordSession(person), visitor(address))
  if (!half) throw new Error('this is no half session')
  return half
}

/** What the app on the phone shows, `later` periods of thirty seconds after this moment. */
export const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now().getTime() + later * 30_000 })

/** Sets up an app of somebody who has none, and returns its secret, the codes of the paper and the new session. */
export const firstFactor = async (person: Someone) => {
  const half = await halfSession(person)
  const { secret, sealedSeed } = await factorForApp(person)
  const input = addFactorSchema.parse({ sealedSeed, code: codeOf(secret) })
  return { secret, ...(await addFirstFactor(half, input)) }
}

export const actorOfSession = async (sessionId: string) => {
  const actor = await loadSessionActor(sessionId)
  if (!actor) throw new Error('the session made no actor')
  return actor
}
