import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addFactor } from '@/features/factors/commands/add-factor'
import { addFirstFactor } from '@/features/factors/commands/add-first-factor'
import { clearFactors } from '@/features/factors/commands/clear-factors'
import { checkAgain } from '@/features/factors/commands/check-again'
import { checkCode } from '@/features/factors/commands/check-code'
import { endHalfSession } from '@/features/factors/commands/end-half-session'
import { removeFactor } from '@/features/factors/commands/remove-factor'
import { replaceRecoveryCodes } from '@/features/factors/commands/replace-recovery-codes'
import { sendFactorLetter } from '@/features/factors/commands/send-factor-letter'
import { factorForApp } from '@/features/factors/parts/factor-for-app'
import { factorToAdd } from '@/features/factors/queries/factor-to-add'
import { firstFactorToAdd } from '@/features/factors/queries/first-factor-to-add'
import { ownFactors } from '@/features/factors/queries/own-factors'
import { signIn } from '@/features/staff/commands/sign-in'
import { addFactorSchema, checkCodeSchema } from '@/features/factors/schema'
import { roles } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { halfSessionOf } from '@/server/half-session'
import { systemActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { directWork } from '@/server/work'
import {
  actorOfSession,
  codeOf,
  firstFactor,
  halfSession,
  password,
  passwordHash,
  passwordSession,
  someone,
  type Someone,
  visitor,
} from './a-factor'
import { actorFor, anActor, anOrganisation, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
let organisationId = ''
let demonstrationId = ''

beforeAll(async () => {
  await mail.listen()
  organisationId = await anOrganisation()
  demonstrationId = (await database().organisation.create({ data: { name: 'Proef', isDemonstration: true } })).id
})
afterAll(mail.close)
// The clock stands still within a test, so that no code changes between two steps.
beforeEach(() => void (process.env.NABIJ_NOW = new Date().toISOString()))
afterEach(() => void delete process.env.NABIJ_NOW)

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const wrong = stopped('invalid', 'code_wrong')
const check = async (person: Someone, code: string) =>
  checkCode(await halfSession(person), checkCodeSchema.parse({ code }))
const laterBy = (seconds: number) => (process.env.NABIJ_NOW = new Date(now().getTime() + seconds * 1000).toISOString())
const newApp = async (person: Someone) => {
  const { secret, sealedSeed } = await factorForApp(person)
  return { secret, input: addFactorSchema.parse({ sealedSeed, code: codeOf(secret) }) }
}
/** A code that the app does not show now, nor just before or after. */
const wrongCode = (secret: string) => {
  const shown = [-1, 0, 1].map((later) => codeOf(secret, later))
  return ['000000', '111111', '222222', '333333'].find((code) => !shown.includes(code))!
}

describe('a session with the password alone', () => {
  it('is no actor, for any role; a session that was verified is', async () => {
    for (const role of roles) {
      const { staffId: id } = await anActor(organisationId, role)
      const data = { passwordHash: await passwordHash }
      const person = await database().staff.update({ where: { id }, data, select: { id: true, email: true } })
      const sessionId = await passwordSession({ ...person, organisationId })
      expect([role, await loadSessionActor(sessionId)]).toEqual([role, null])
      await database().session.update({ where: { id: sessionId }, data: { verifiedAt: now() } })
      expect(await loadSessionActor(sessionId)).toMatchObject({ staffId: person.id, role })
    }
  })

  it('is good for an hour', async () => {
    const id = await passwordSession(await someone(organisationId))
    expect(await halfSessionOf(id, visitor())).toMatchObject({ sessionId: id, hasFactor: false })
    laterBy(61 * 60)
    expect(await halfSessionOf(id, visitor())).toBeNull()
  })

  it('is an actor in a demonstration, until its person has a factor', async () => {
    const person = await someone(demonstrationId)
    const id = await passwordSession(person)
    expect(await halfSessionOf(id, visitor())).toBeNull()
    const actor = await actorOfSession(id)
    expect(actor).toMatchObject({ isDemonstration: true, confirmsBy: 'password', verifiedAt: null })
    const other = await passwordSession(person)
    const again = await actorOfSession((await checkAgain(actor, { password })).sessionId)
    const { input } = await newApp(person)
    expect((await addFactor(again, input)).codes).toHaveLength(10)
    expect(await actorOfSession(again.sessionId)).toMatchObject({ confirmsBy: 'factor' })
    expect(await loadSessionActor(other)).toBeNull()
    expect(await loadSessionActor(await passwordSession(person))).toBeNull()
  })

  it('cannot become one of a demonstration: no organisation changes into one', async () => {
    for (const [id, isDemonstration] of [
      [organisationId, true],
      [demonstrationId, false],
    ] as const)
      await expect(database().organisation.update({ where: { id }, data: { isDemonstration } })).rejects.toThrow(
        'never changes',
      )
  })
})

describe('factor.add', () => {
  it('sets up the first factor, shows ten codes once, gives the session a new id and ends the others', async () => {
    const person = await someone(organisationId)
    const elsewhere = await passwordSession(person)
    const half = await halfSession(person)
    const { input } = await newApp(person)
    const { sessionId, codes } = await addFirstFactor(half, input)
    expect(new Set(codes).size).toBe(10)
    expect(sessionId).not.toBe(half.sessionId)
    expect(await actorOfSession(sessionId)).toMatchObject({ staffId: person.id, confirmsBy: 'factor' })
    expect([await halfSessionOf(half.sessionId, visitor()), await halfSessionOf(elsewhere, visitor())]).toEqual([
      null,
      null,
    ])
    expect(await auditOf(sessionId)).toEqual([{ verb: 'session.verify', detail: { by: 'totp' } }])
    const actor = await actorOfSession(sessionId)
    const { factors, codesLeft } = await ownFactors(actor)
    expect([factors.length, codesLeft]).toEqual([1, 10])
    expect(await firstFactorToAdd({ ...half, hasFactor: true })).toBeNull()
    expect((await factorToAdd(actor)).secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(await auditOf(factors[0]!.id)).toEqual([{ verb: 'factor.add', detail: null }])
  })

  it('stores neither the seed nor a code in the clear', async () => {
    const person = await someone(organisationId)
    const { secret, codes } = await firstFactor(person)
    const rows = JSON.stringify([
      await database().$queryRaw`select encode(seed, 'hex') as seed from factor where staff_id = ${person.id}::uuid`,
      await database()
        .$queryRaw`select encode(code_hash, 'hex') as hash from recovery_code where staff_id = ${person.id}::uuid`,
    ])
    const { Secret } = await import('otpauth')
    expect(rows).not.toContain(Secret.fromBase32(secret).hex.toLowerCase())
    for (const code of codes) {
      expect(rows).not.toContain(Buffer.from(code).toString('hex'))
      expect(rows).not.toContain(Buffer.from(code.replace('-', '')).toString('hex'))
    }
  })

  it('refuses a second first factor, also of two at once, a wrong code, and the seed of another person', async () => {
    const person = await someone(organisationId)
    const [half, later] = [await halfSession(person), await halfSession(person)]
    const [one, other] = [await newApp(person), await newApp(person)]
    const badInput = { ...one.input, code: wrongCode(one.secret) }
    await expect(addFirstFactor(half, badInput)).rejects.toEqual(wrong)
    const stranger = await newApp(await someone(organisationId))
    await expect(addFirstFactor(half, stranger.input)).rejects.toEqual(stopped('conflict', 'factor_page_old'))
    const outcomes = await Promise.allSettled([addFirstFactor(half, one.input), addFirstFactor(later, other.input)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database().factor.count({ where: { staffId: person.id } })).toBe(1)
  })

  it('refuses a page of more than an hour ago', async () => {
    const person = await someone(organisationId)
    const { secret, input } = await newApp(person)
    laterBy(61 * 60)
    const late = { ...input, code: codeOf(secret) }
    await expect(addFirstFactor(await halfSession(person), late)).rejects.toEqual(
      stopped('conflict', 'factor_page_old'),
    )
  })

  it('adds a further one to a person who showed a factor within ten minutes, and tells them by mail', async () => {
    const person = await someone(organisationId)
    const { sessionId, secret } = await firstFactor(person)
    const actor = await actorOfSession(sessionId)
    expect(await addFactor(actor, (await newApp(person)).input)).toEqual({ codes: null })
    await runJobs()
    const letters = (await mail.letters()).filter(({ to }) => to === person.email)
    expect(letters).toHaveLength(2)
    expect(letters[0]?.subject).toBe('Inloggen bij Nabij is gewijzigd / Signing in to Nabij has changed')
    expect(letters[0]?.text).not.toMatch(/\bapps?\b|code|https?:/i)
    laterBy(10 * 60 + 1)
    const { input } = await newApp(person)
    await expect(addFactor(actor, input)).rejects.toEqual(stopped('step_up', 'confirm_with_code'))
    const again = await checkAgain(actor, { code: codeOf(secret) })
    expect(again.sessionId).not.toBe(sessionId)
    expect(await loadSessionActor(sessionId)).toBeNull()
    expect(await addFactor(await actorOfSession(again.sessionId), input)).toEqual({ codes: null })
  })

  it('keeps a letter that the mail server refuses as failed', async () => {
    const person = await someone(organisationId)
    mail.mood.refuses = true
    const send = sendFactorLetter(systemActor(organisationId), { staffId: person.id }, directWork)
    await expect(send).rejects.toEqual(stopped('unavailable', 'letter_refused'))
    mail.mood.refuses = false
  })
})

describe('session.verify', () => {
  it('takes a code of the app once, and of the period before or after this one', async () => {
    const person = await someone(organisationId)
    const { secret, sessionId } = await firstFactor(person)
    await expect(check(person, codeOf(secret))).rejects.toEqual(wrong)
    await expect(check(person, codeOf(secret, 2))).rejects.toEqual(wrong)
    await expect(check(person, codeOf(secret, -2))).rejects.toEqual(wrong)
    const half = await halfSession(person)
    const next = checkCodeSchema.parse({ code: `${codeOf(secret, 1).slice(0, 3)} ${codeOf(secret, 1).slice(3)}` })
    const verified = await checkCode(half, next)
    expect(verified).toEqual({ sessionId: expect.not.stringContaining(half.sessionId), codesLeft: null })
    expect(await loadSessionActor(half.sessionId)).toBeNull()
    expect(await actorOfSession(verified.sessionId)).toMatchObject({ staffId: person.id })
    expect(await loadSessionActor(sessionId)).not.toBeNull()
    await expect(check(person, next.code)).rejects.toEqual(wrong)
    laterBy(60)
    const both = [await halfSession(person), await halfSession(person)]
    const code = codeOf(secret)
    const outcomes = await Promise.allSettled(both.map((one) => checkCode(one, { code })))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('takes no code twice when the clock of the server is put back, and the next ones once it has caught up', async () => {
    const person = await someone(organisationId)
    const { secret } = await firstFactor(person)
    laterBy(60)
    const used = codeOf(secret)
    await check(person, used)
    laterBy(-600)
    await expect(check(person, used)).rejects.toEqual(wrong)
    await expect(check(person, codeOf(secret))).rejects.toEqual(wrong)
    laterBy(630)
    expect(await check(person, codeOf(secret))).toHaveProperty('sessionId')
  })

  it('pauses after five wrong codes, for the right one too, and records it', async () => {
    const person = await someone(organisationId)
    const { secret, codes } = await firstFactor(person)
    for (let round = 0; round < 5; round += 1) await expect(check(person, wrongCode(secret))).rejects.toEqual(wrong)
    await expect(check(person, codeOf(secret, 1))).rejects.toEqual(stopped('too_many'))
    await expect(check(person, codes[0]!)).rejects.toEqual(stopped('too_many'))
    const where = { staffId: person.id, verb: 'session.verify', detail: { path: ['refused'], equals: true } }
    expect(await database().audit.count({ where })).toBe(6)
    laterBy(15 * 60 + 1)
    expect(await check(person, codeOf(secret))).toMatchObject({ codesLeft: null })
  })

  it('lets a live session and a known browser go on when somebody with the password alone guesses', async () => {
    const person = await someone(organisationId)
    const { secret, sessionId } = await firstFactor(person)
    const own = { ...visitor(), deviceToken: 'b'.repeat(43) }
    const passwordAlone = (await signIn(own, { email: person.email, password }))!
    const browsers = () => database().knownDevice.count({ where: { staffId: person.id } })
    expect(await browsers()).toBe(0)
    await checkCode((await halfSessionOf(passwordAlone, own))!, { code: codeOf(secret, 1) })
    expect(await browsers()).toBe(1)
    laterBy(60)
    for (let round = 0; round < 5; round += 1) await expect(check(person, wrongCode(secret))).rejects.toEqual(wrong)
    await expect(check(person, codeOf(secret))).rejects.toEqual(stopped('too_many'))
    expect(await checkAgain(await actorOfSession(sessionId), { code: codeOf(secret) })).toHaveProperty('sessionId')
    const again = (await halfSessionOf(await passwordSession(person), own))!
    expect(await checkCode(again, { code: codeOf(secret, 1) })).toHaveProperty('sessionId')
  })

  it('takes a recovery code once, as it was copied or typed, and says how many are left', async () => {
    const person = await someone(organisationId)
    const { codes } = await firstFactor(person)
    expect(await check(person, codes[0]!)).toMatchObject({ codesLeft: 9 })
    await expect(check(person, codes[0]!)).rejects.toEqual(wrong)
    expect(await check(person, ` ${codes[1]!.replace('-', ' ').toUpperCase()} `)).toMatchObject({ codesLeft: 8 })
    const stranger = await someone(organisationId)
    await firstFactor(stranger)
    await expect(check(stranger, codes[2]!)).rejects.toEqual(wrong)
    for (const text of ['', '12345', '1234567', 'l0l0l0l0l0', 'abcdefghjkm'])
      expect(checkCodeSchema.safeParse({ code: text }).success).toBe(false)
  })

  it('is not asked for any more after somebody else wanted to sign in there', async () => {
    const person = await someone(organisationId)
    const half = await halfSession(person)
    await endHalfSession(half)
    expect(await halfSessionOf(half.sessionId, visitor())).toBeNull()
    expect((await auditOf(half.sessionId)).map(({ verb }) => verb)).toContain('session.end')
    await expect(endHalfSession(half)).rejects.toEqual(stopped('unauthenticated'))
  })

  it('refuses a session that ended meanwhile, and a person who was disabled', async () => {
    const person = await someone(organisationId)
    const { secret } = await firstFactor(person)
    const half = await halfSession(person)
    await database().session.update({ where: { id: half.sessionId }, data: { endedAt: now() } })
    await expect(checkCode(half, { code: codeOf(secret, 1) })).rejects.toEqual(stopped('unauthenticated'))
    const later = await halfSession(person)
    await database().staff.update({ where: { id: person.id }, data: { disabledAt: now() } })
    await expect(checkCode(later, { code: codeOf(secret, 1) })).rejects.toEqual(stopped('unauthenticated'))
  })

  it('again takes no password of somebody with a factor, and no wrong one in a demonstration', async () => {
    const person = await someone(organisationId)
    const actor = await actorOfSession((await firstFactor(person)).sessionId)
    await expect(checkAgain(actor, { password })).rejects.toEqual(stopped('invalid', 'present_wrong'))
    const visiting = await actorOfSession(await passwordSession(await someone(demonstrationId)))
    await expect(checkAgain(visiting, { password: 'iets heel anders' })).rejects.toEqual(
      stopped('invalid', 'present_wrong'),
    )
    const { sessionId } = await checkAgain(visiting, { password })
    expect((await actorOfSession(sessionId)).verifiedAt).not.toBeNull()
  })
})

describe('factor.remove', () => {
  it('removes one of several, and never the last one of a real organisation', async () => {
    const person = await someone(organisationId)
    const { sessionId } = await firstFactor(person)
    const actor = await actorOfSession(sessionId)
    await addFactor(actor, (await newApp(person)).input)
    const [first, second] = (await ownFactors(actor)).factors
    await removeFactor(actor, { factorId: first!.id })
    expect(await auditOf(first!.id)).toContainEqual({ verb: 'factor.remove', detail: null })
    await expect(removeFactor(actor, { factorId: second!.id })).rejects.toEqual(stopped('conflict', 'last_factor'))
    const colleague = await actorFor(organisationId, (await someone(organisationId)).id)
    await expect(removeFactor(colleague, { factorId: second!.id })).rejects.toEqual(stopped('not_found'))
    laterBy(10 * 60 + 1)
    await expect(removeFactor(actor, { factorId: second!.id })).rejects.toEqual(stopped('step_up'))
  })

  it('removes the last one in a demonstration, with the recovery codes', async () => {
    const person = await someone(demonstrationId)
    const first = await actorOfSession(await passwordSession(person))
    const { sessionId } = await checkAgain(first, { password })
    await addFactor(await actorOfSession(sessionId), (await newApp(person)).input)
    const actor = await actorOfSession(sessionId)
    await removeFactor(actor, { factorId: (await ownFactors(actor)).factors[0]!.id })
    expect(await ownFactors(actor)).toMatchObject({ factors: [], passkeys: [], codesLeft: 0 })
    await expect(replaceRecoveryCodes(actor)).rejects.toEqual(stopped('conflict', 'no_factor'))
  })
})

describe('factor.clear', () => {
  it('lets the operator take all factors away, ends the sessions, and refuses everybody else and an unknown account', async () => {
    const person = await someone(organisationId)
    const { sessionId, codes } = await firstFactor(person)
    await expect(clearFactors(await actorOfSession(sessionId), { email: person.email })).rejects.toEqual(
      stopped('forbidden'),
    )
    const operator = systemActor(organisationId)
    await expect(clearFactors(operator, { email: 'niemand@example.org' })).rejects.toEqual(stopped('not_found'))
    expect(await clearFactors(operator, { email: person.email })).toEqual({ cleared: 1 })
    expect(await loadSessionActor(sessionId)).toBeNull()
    expect(await auditOf(person.id)).toContainEqual({ verb: 'factor.clear', detail: { factors: 1 } })
    expect(await halfSession(person)).toMatchObject({ hasFactor: false })
    await firstFactor(person)
    await expect(check(person, codes[0]!)).rejects.toEqual(wrong)
  })
})

describe('factor.renew_codes', () => {
  it('makes ten new codes in place of the old ones, for a person who showed a factor just now', async () => {
    const person = await someone(organisationId)
    const { sessionId, codes, secret } = await firstFactor(person)
    const actor = await actorOfSession(sessionId)
    const renewed = await replaceRecoveryCodes(actor)
    expect(new Set([...codes, ...renewed.codes]).size).toBe(20)
    await expect(check(person, codes[0]!)).rejects.toEqual(wrong)
    expect(await check(person, renewed.codes[0]!)).toMatchObject({ codesLeft: 9 })
    expect(await auditOf(person.id)).toContainEqual({ verb: 'factor.renew_codes', detail: null })
    laterBy(10 * 60 + 1)
    await expect(replaceRecoveryCodes(actor)).rejects.toEqual(stopped('step_up'))
    const again = await checkAgain(actor, { code: codeOf(secret) })
    expect((await replaceRecoveryCodes(await actorOfSession(again.sessionId))).codes).toHaveLength(10)
  })
})
