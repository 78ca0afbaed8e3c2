import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addFirstPasskey } from '@/features/factors/commands/add-first-passkey'
import { addPasskey } from '@/features/factors/commands/add-passkey'
import { checkAgain } from '@/features/factors/commands/check-again'
import { checkPasskey } from '@/features/factors/commands/check-passkey'
import { clearFactors } from '@/features/factors/commands/clear-factors'
import { removeFactor } from '@/features/factors/commands/remove-factor'
import { removePasskey } from '@/features/factors/commands/remove-passkey'
import { renamePasskey } from '@/features/factors/commands/rename-passkey'
import { signInWithPasskey } from '@/features/factors/commands/sign-in-with-passkey'
import { startFirstPasskey } from '@/features/factors/commands/start-first-passkey'
import { startPasskey } from '@/features/factors/commands/start-passkey'
import { startPasskeyAgain } from '@/features/factors/commands/start-passkey-again'
import { startPasskeyCheck } from '@/features/factors/commands/start-passkey-check'
import { startPasskeySignIn } from '@/features/factors/commands/start-passkey-sign-in'
import { ownFactors } from '@/features/factors/queries/own-factors'
import { renamePasskeySchema } from '@/features/factors/schema'
import { freshToken } from '@/server/crypto'
import { now } from '@/server/clock'
import { systemActor } from '@/server/minted-actor'
import { halfSessionOf } from '@/server/half-session'
import { loadSessionActor } from '@/server/session'
import {
  actorOfSession,
  firstFactor,
  halfSession,
  password,
  passwordSession,
  someone,
  type Someone,
  visitor,
} from './a-factor'
import { anAuthenticator, type Authenticator } from './an-authenticator'
import { anOrganisation, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
let organisationId = ''

beforeAll(async () => {
  await mail.listen()
  organisationId = await anOrganisation()
})
afterAll(mail.close)
beforeEach(() => void (process.env.NABIJ_NOW = new Date().toISOString()))
afterEach(() => void delete process.env.NABIJ_NOW)

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const refused = stopped('invalid', 'passkey_refused')
const tooOld = stopped('conflict', 'passkey_old')
const laterBy = (seconds: number) => (process.env.NABIJ_NOW = new Date(now().getTime() + seconds * 1000).toISOString())
const aBrowser = () => ({ ...visitor(), deviceToken: freshToken() })

/** Somebody whose only factor is a passkey. */
const withPasskey = async (person: Someone, device: Authenticator = anAuthenticator()) => {
  const half = await halfSession(person)
  const { options } = await startFirstPasskey(half)
  const { sessionId, codes } = await addFirstPasskey(half, device.make(options))
  const actor = await actorOfSession(sessionId)
  const { id } = (await ownFactors(actor)).passkeys[0]!
  return { device, options, half, sessionId, codes, actor, id }
}
const aPerson = async (device?: Authenticator) => {
  const person = await someone(organisationId)
  return { person, ...(await withPasskey(person, device)) }
}

/** Signs in at a browser, with an answer that is spoilt in some part. */
const signIn = async (
  device: Authenticator,
  spoilt: Parameters<Authenticator['show']>[1] = {},
  browser = aBrowser(),
) => {
  const { options } = await startPasskeySignIn(browser)
  return signInWithPasskey(browser, device.show(options, spoilt))
}

describe('factor.add', () => {
  it('sets up a passkey as the first factor, with codes for the paper, a new session and no other session left', async () => {
    const person = await someone(organisationId)
    const elsewhere = await passwordSession(person)
    const { options, half, sessionId, codes, id } = await withPasskey(person)
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Nabij' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      user: { name: person.email },
    })
    expect(new Set(codes).size).toBe(10)
    expect(sessionId).not.toBe(half.sessionId)
    expect(await actorOfSession(sessionId)).toMatchObject({ confirmsBy: 'factor', hasPasskey: true })
    expect([await halfSessionOf(half.sessionId, visitor()), await halfSessionOf(elsewhere, visitor())]).toEqual([
      null,
      null,
    ])
    expect(await auditOf(id)).toEqual([{ verb: 'factor.add', detail: { kind: 'passkey' } }])
    expect(await auditOf(sessionId)).toEqual([{ verb: 'session.verify', detail: { by: 'passkey' } }])
    await expect(startFirstPasskey(await halfSession(person))).rejects.toEqual(stopped('conflict', 'factor_there'))
  })

  it('gives the device a random name of the person, and the same at a second passkey, which replaces none', async () => {
    const { person, actor, device, options } = await aPerson()
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
    expect(Buffer.from(options.user.id, 'base64url').toString('hex')).not.toContain(person.id.replaceAll('-', ''))
    const { options: further } = await startPasskey(actor)
    expect(further.user.id).toBe(options.user.id)
    expect(further.excludeCredentials?.map(({ id }) => id)).toEqual([device.id])
    const synced = anAuthenticator({ counts: false, isSynced: true })
    expect(await addPasskey(actor, synced.make(further, {}, 'Telefoon'))).toEqual({ codes: null })
    expect((await ownFactors(actor)).passkeys).toMatchObject([
      { name: 'Mijn laptop', isBackedUp: false },
      { name: 'Telefoon', isBackedUp: true },
    ])
    await runJobs()
    expect((await mail.letters()).filter(({ to }) => to === person.email)).toHaveLength(2)
  })

  it('refuses another site, another origin, no asking who it is, another kind of answer, and what is no answer', async () => {
    const half = await halfSession(await someone(organisationId))
    const spoils = [
      { origin: 'https://nabij.example.org' },
      { origin: 'http://127.0.0.1:3000' },
      { rpId: 'example.org' },
      { isVerified: false },
      { type: 'webauthn.get' },
    ]
    for (const spoilt of spoils) {
      const { options } = await startFirstPasskey(half)
      await expect(addFirstPasskey(half, anAuthenticator().make(options, spoilt))).rejects.toEqual(
        stopped('invalid', 'passkey_not_added'),
      )
    }
    const { options } = await startFirstPasskey(half)
    const { name, passkey } = anAuthenticator().make(options)
    const broken = { name, passkey: { ...passkey, response: { ...passkey.response, clientDataJSON: 'AAAA' } } }
    await expect(addFirstPasskey(half, broken)).rejects.toEqual(tooOld)
    expect(await database().passkey.count({ where: { staffId: half.staff.id } })).toBe(0)
  })

  it('refuses a challenge of another session or purpose, one that was used, and one of five minutes ago', async () => {
    const [half, elsewhere] = [
      await halfSession(await someone(organisationId)),
      await halfSession(await someone(organisationId)),
    ]
    const { options } = await startFirstPasskey(half)
    const answer = anAuthenticator().make(options)
    await expect(addFirstPasskey(elsewhere, answer)).rejects.toEqual(tooOld)
    laterBy(5 * 60)
    await expect(addFirstPasskey(half, answer)).rejects.toEqual(tooOld)
    const { options: fresh } = await startFirstPasskey(half)
    await addFirstPasskey(half, anAuthenticator().make(fresh))
    await expect(addFirstPasskey(half, anAuthenticator().make(fresh))).rejects.toEqual(tooOld)
    const { options: toSignIn } = await startPasskeySignIn(aBrowser())
    await expect(
      addFirstPasskey(elsewhere, anAuthenticator().make({ ...fresh, challenge: toSignIn.challenge })),
    ).rejects.toEqual(tooOld)
  })

  it('refuses a passkey that somebody has, an eleventh, and whoever showed longer ago who they are', async () => {
    const { actor, device } = await aPerson()
    const colleague = await aPerson()
    const { options } = await startPasskey(colleague.actor)
    await expect(addPasskey(colleague.actor, device.make(options))).rejects.toEqual(
      stopped('invalid', 'passkey_not_added'),
    )
    const another = async () => addPasskey(actor, anAuthenticator().make((await startPasskey(actor)).options))
    for (let number = 2; number <= 10; number += 1) await another()
    await expect(another()).rejects.toEqual(stopped('conflict', 'too_many_passkeys'))
    laterBy(10 * 60 + 1)
    await expect(startPasskey(actor)).rejects.toEqual(stopped('step_up', 'confirm_with_code'))
    await expect(addPasskey(actor, anAuthenticator().make(options))).rejects.toEqual(stopped('step_up'))
  })

  it('of two first passkeys at once stores one', async () => {
    const person = await someone(organisationId)
    const halves = [await halfSession(person), await halfSession(person)]
    const answers = await Promise.all(
      halves.map(async (half) => anAuthenticator().make((await startFirstPasskey(half)).options)),
    )
    const outcomes = await Promise.allSettled(halves.map((half, at) => addFirstPasskey(half, answers[at]!)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('session.start', () => {
  it('signs in with a passkey alone: a new session that is whole, a browser that is known, and a row in the log', async () => {
    const { person, device, id } = await aPerson()
    const browser = aBrowser()
    const { sessionId } = await signIn(device, {}, browser)
    expect(await actorOfSession(sessionId)).toMatchObject({ staffId: person.id, verifiedAt: now(), hasPasskey: true })
    expect(await auditOf(sessionId)).toEqual([{ verb: 'session.start', detail: { by: 'passkey' } }])
    expect(await database().knownDevice.count({ where: { staffId: person.id } })).toBe(1)
    expect(await database().passkey.findUnique({ where: { id } })).toMatchObject({ counter: 2n, lastUsedAt: now() })
  })

  it('takes one that counts nothing again and again', async () => {
    const { device } = await aPerson(anAuthenticator({ counts: false, isSynced: true }))
    for (let round = 0; round < 2; round += 1) expect(await signIn(device)).toHaveProperty('sessionId')
  })

  it('refuses another origin, another site, no asking who it is, a changed signature, and somebody else’s name', async () => {
    const { device } = await aPerson()
    const stranger = await aPerson()
    const spoils = [
      { origin: 'https://nabij.example.org' },
      { origin: 'http://localhost:3001' },
      { rpId: 'example.org' },
      { isVerified: false },
      { type: 'webauthn.create' },
      { signature: 'MEUCIQ' },
      { userHandle: stranger.options.user.id },
    ]
    for (const spoilt of spoils) {
      await expect(signIn(device, spoilt)).rejects.toEqual(refused)
      // These are more than may be tried.
      await database().signInAttempt.deleteMany()
    }
  })

  it('refuses the signature of another device under this name', async () => {
    const { device } = await aPerson()
    const browser = aBrowser()
    const { options } = await startPasskeySignIn(browser)
    const [own, other] = [device.show(options), (await aPerson()).device.show(options)]
    const mixed = { passkey: { ...own.passkey, response: other.passkey.response } }
    await expect(signInWithPasskey(browser, mixed)).rejects.toEqual(refused)
  })

  it('refuses a challenge that was used, that is over, of another browser, and that nobody gave out', async () => {
    const { device } = await aPerson()
    const browser = aBrowser()
    const { options } = await startPasskeySignIn(browser)
    const answer = device.show(options)
    await expect(signInWithPasskey(aBrowser(), answer)).rejects.toEqual(tooOld)
    await signInWithPasskey(browser, answer)
    await expect(signInWithPasskey(browser, answer)).rejects.toEqual(tooOld)
    await expect(signIn(device, { challenge: freshToken() }, browser)).rejects.toEqual(tooOld)
    const { options: late } = await startPasskeySignIn(browser)
    laterBy(5 * 60)
    await expect(signInWithPasskey(browser, device.show(late))).rejects.toEqual(tooOld)
  })

  it('takes a challenge away with the first try, also a wrong one, and gives it to one of two at once', async () => {
    const { device } = await aPerson()
    const browser = aBrowser()
    const { options } = await startPasskeySignIn(browser)
    await expect(signInWithPasskey(browser, device.show(options, { isVerified: false }))).rejects.toEqual(refused)
    await expect(signInWithPasskey(browser, device.show(options))).rejects.toEqual(tooOld)
    const { options: again } = await startPasskeySignIn(browser)
    const answer = device.show(again)
    const outcomes = await Promise.allSettled([signInWithPasskey(browser, answer), signInWithPasskey(browser, answer)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses a counter that goes back or stays, and the log says so; a wrong signature cannot make it say so', async () => {
    const { device, id } = await aPerson()
    await signIn(device)
    for (const counter of [2, 1]) await expect(signIn(device, { counter })).rejects.toEqual(refused)
    await expect(signIn(device, { counter: 1, signature: 'MEUCIQ' })).rejects.toEqual(refused)
    const rows = (await auditOf(id)).filter(({ verb }) => verb === 'session.start')
    const went = { verb: 'session.start', detail: { by: 'passkey', because: 'counter', refused: true } }
    expect(rows).toEqual([went, went, { ...went, detail: { ...went.detail, because: 'signature' } }])
    expect(await signIn(device)).toHaveProperty('sessionId')
  })

  it('answers alike for an unknown, a removed and a disabled person’s passkey', async () => {
    const unknown = anAuthenticator()
    unknown.make((await startPasskey((await aPerson()).actor)).options)
    const removed = await aPerson()
    await addPasskey(removed.actor, anAuthenticator().make((await startPasskey(removed.actor)).options))
    await removePasskey(removed.actor, { passkeyId: removed.id })
    const disabled = await aPerson()
    await database().staff.update({ where: { id: disabled.person.id }, data: { disabledAt: now() } })
    for (const device of [unknown, removed.device, disabled.device])
      await expect(signIn(device)).rejects.toEqual(refused)
    expect(
      await database().session.count({ where: { staffId: disabled.person.id, lastSeenAt: now(), endedAt: null } }),
    ).toBe(1)
  })

  it('pauses after five wrong answers from strangers, and not for a browser that is known', async () => {
    const { device } = await aPerson()
    const own = aBrowser()
    await signIn(device, {}, own)
    laterBy(1)
    for (let round = 0; round < 5; round += 1)
      await expect(signIn(device, { isVerified: false })).rejects.toEqual(refused)
    await expect(signIn(device)).rejects.toEqual(stopped('too_many'))
    expect(await signIn(device, {}, own)).toHaveProperty('sessionId')
    laterBy(15 * 60 + 1)
    expect(await signIn(device)).toHaveProperty('sessionId')
  })

  it('keeps a bounded number of challenges for a browser and for an address, and none that is over', async () => {
    const browser = aBrowser()
    const ofAddress = () => database().passkeyChallenge.count({ where: { addressHash: { not: null } } })
    await database().passkeyChallenge.deleteMany()
    for (let round = 0; round < 8; round += 1) await startPasskeySignIn(browser)
    expect(await ofAddress()).toBe(5)
    for (let round = 0; round < 310; round += 1) await startPasskeySignIn({ ...aBrowser(), address: browser.address })
    expect(await ofAddress()).toBe(300)
    const { options } = await startPasskeySignIn(aBrowser())
    expect(await ofAddress()).toBe(301)
    laterBy(5 * 60)
    await startPasskeySignIn(browser)
    expect(await ofAddress()).toBe(1)
    expect(options.allowCredentials).toEqual([])
  })
})

describe('session.verify', () => {
  it('takes a passkey as the second step after the password, of that person alone', async () => {
    const { person, device } = await aPerson()
    const stranger = await aPerson()
    const half = await halfSession(person)
    const { options } = await startPasskeyCheck(half)
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([device.id])
    await expect(checkPasskey(half, stranger.device.show(options))).rejects.toEqual(refused)
    const { sessionId } = await checkPasskey(half, device.show((await startPasskeyCheck(half)).options))
    expect(sessionId).not.toBe(half.sessionId)
    expect(await actorOfSession(sessionId)).toMatchObject({ staffId: person.id, verifiedAt: now() })
    const withoutOne = await someone(organisationId)
    await firstFactor(withoutOne)
    await expect(startPasskeyCheck(await halfSession(withoutOne))).rejects.toEqual(stopped('conflict', 'no_passkey'))
  })

  it('counts wrong passkeys with wrong codes', async () => {
    const { person, device } = await aPerson()
    const half = await halfSession(person)
    const wrong = async () =>
      checkPasskey(half, device.show((await startPasskeyCheck(half)).options, { isVerified: false }))
    for (let round = 0; round < 5; round += 1) await expect(wrong()).rejects.toEqual(refused)
    const { options } = await startPasskeyCheck(half)
    await expect(checkPasskey(half, device.show(options))).rejects.toEqual(stopped('too_many'))
  })

  it('takes a passkey again of who is signed in, with a new session, and no password in its place', async () => {
    const { actor, device, id } = await aPerson()
    laterBy(10 * 60 + 1)
    await expect(checkAgain(actor, { password })).rejects.toEqual(stopped('invalid', 'present_wrong'))
    const { options } = await startPasskeyAgain(actor)
    await expect(checkAgain(actor, (await aPerson()).device.show(options))).rejects.toEqual(refused)
    const { sessionId } = await checkAgain(actor, device.show((await startPasskeyAgain(actor)).options))
    expect(await loadSessionActor(actor.sessionId)).toBeNull()
    expect(await auditOf(sessionId)).toEqual([{ verb: 'session.verify', detail: { by: 'passkey', again: true } }])
    await renamePasskey(await actorOfSession(sessionId), { passkeyId: id, name: 'Thuis' })
  })

  it('does not take one of somebody who has none', async () => {
    const person = await someone(organisationId)
    const { sessionId } = await firstFactor(person)
    await expect(startPasskeyAgain(await actorOfSession(sessionId))).rejects.toEqual(stopped('conflict', 'no_passkey'))
  })
})

describe('factor.rename', () => {
  it('gives an own passkey another name, for a person who showed just now who they are', async () => {
    const { actor, id } = await aPerson()
    const colleague = await aPerson()
    await renamePasskey(actor, renamePasskeySchema.parse({ passkeyId: id, name: ' Werktelefoon ' }))
    expect((await ownFactors(actor)).passkeys).toMatchObject([{ id, name: 'Werktelefoon' }])
    expect(await auditOf(id)).toContainEqual({ verb: 'factor.rename', detail: null })
    await expect(renamePasskey(colleague.actor, { passkeyId: id, name: 'x' })).rejects.toEqual(stopped('not_found'))
    expect(renamePasskeySchema.safeParse({ passkeyId: id, name: ' ' }).success).toBe(false)
    laterBy(10 * 60 + 1)
    await expect(renamePasskey(actor, { passkeyId: id, name: 'x' })).rejects.toEqual(stopped('step_up'))
  })
})

describe('factor.remove', () => {
  it('removes a passkey while another factor is left, and never the last one of either kind', async () => {
    const { person, actor, id } = await aPerson()
    const colleague = await aPerson()
    await expect(removePasskey(actor, { passkeyId: id })).rejects.toEqual(stopped('conflict', 'last_factor'))
    await expect(removePasskey(colleague.actor, { passkeyId: id })).rejects.toEqual(stopped('not_found'))
    const seed = new Uint8Array(48)
    const app = { organisationId, staffId: person.id, kind: 'totp', seed, lastStep: 0n, lastUsedAt: now() } as const
    const { id: factorId } = await database().factor.create({ data: { ...app, id: crypto.randomUUID() } })
    await removePasskey(actor, { passkeyId: id })
    expect(await auditOf(id)).toContainEqual({ verb: 'factor.remove', detail: null })
    expect((await ownFactors(actor)).codesLeft).toBe(10)
    await expect(removeFactor(actor, { factorId })).rejects.toEqual(stopped('conflict', 'last_factor'))
    laterBy(10 * 60 + 1)
    await expect(removePasskey(colleague.actor, { passkeyId: colleague.id })).rejects.toEqual(stopped('step_up'))
  })
})

describe('factor.clear', () => {
  it('takes passkeys away too', async () => {
    const { person, device } = await aPerson()
    expect(await clearFactors(systemActor(organisationId), { email: person.email })).toEqual({ cleared: 1 })
    await expect(signIn(device)).rejects.toEqual(refused)
    expect(await halfSession(person)).toMatchObject({ hasFactor: false })
  })
})

describe('a demonstration', () => {
  it('lets somebody with the password alone add a passkey after showing the password, and remove it', async () => {
    const demonstrationId = await anOrganisation({ isDemonstration: true })
    const person = await someone(demonstrationId)
    const first = await actorOfSession(await passwordSession(person))
    const { sessionId } = await checkAgain(first, { password })
    const actor = await actorOfSession(sessionId)
    const device = anAuthenticator()
    const { codes } = await addPasskey(actor, device.make((await startPasskey(actor)).options))
    expect(codes).toHaveLength(10)
    expect(await loadSessionActor(await passwordSession(person))).toBeNull()
    const whole = await actorOfSession((await signIn(device)).sessionId)
    await removePasskey(whole, { passkeyId: (await ownFactors(whole)).passkeys[0]!.id })
    expect(await ownFactors(whole)).toMatchObject({ passkeys: [], codesLeft: 0 })
  })
})
