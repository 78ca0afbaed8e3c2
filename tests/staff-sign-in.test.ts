import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { signIn } from '@/features/staff/commands/sign-in'
import { createLink } from '@/features/staff/parts/links'
import { savePassword } from '@/features/staff/commands/save-password'
import { updatePassword } from '@/features/staff/commands/update-password'
import { endSession } from '@/features/staff/commands/end-session'
import { endOtherSessions } from '@/features/staff/commands/end-other-sessions'
import { signOut } from '@/features/staff/commands/sign-out'
import { ownSessions } from '@/features/staff/queries/own-sessions'
import { hashPassword } from '@/server/crypto'
import { updatePasswordSchema, savePasswordSchema, signInSchema } from '@/features/staff/schema'
import { auditTooMany } from '@/server/audit'
import { inTransaction, ofOrganisation } from '@/server/db'
import { halfSessionOf } from '@/server/half-session'
import { jobActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { deviceOf } from '@/server/visitor'
import { actorFor, anOrganisation, aStaffMember, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

const password = 'vier gewone woorden hier'
let passwordHash = ''
let organisationId = ''

beforeAll(async () => {
  passwordHash = await hashPassword(password)
  organisationId = await anOrganisation()
})

const from = (address: string = randomUUID()) => ({ address, device: 'Firefox, Windows' })

const someone = async (columns: { disabledAt?: Date; passwordHash?: string | null } = {}) => {
  const id = await aStaffMember(organisationId)
  return database().staff.update({
    where: { id },
    data: { passwordHash, ...columns },
    select: { id: true, email: true },
  })
}

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })

describe('session.start', () => {
  it('creates a session with its device, stores the moment, and writes the audit row', async () => {
    const { id, email } = await someone()
    const sessionId = await signIn(from(), { email, password })
    const row = await database().session.findUniqueOrThrow({ where: { id: sessionId ?? '' } })
    expect(row).toMatchObject({ staffId: id, organisationId, device: 'Firefox, Windows', endedAt: null })
    expect((await database().staff.findUniqueOrThrow({ where: { id } })).lastSignInAt).not.toBeNull()
    expect(await auditOf(row.id)).toEqual([{ verb: 'session.start', detail: null }])
    expect(await halfSessionOf(row.id, from())).toMatchObject({ sessionId: row.id, staff: { id } })
  })

  it('answers an unknown account, a wrong password, an invited and a disabled one alike', async () => {
    const known = await someone()
    const disabled = await someone({ disabledAt: new Date() })
    const invited = await someone({ passwordHash: null })
    expect(await signIn(from(), { email: `${randomUUID()}@example.org`, password })).toBeNull()
    expect(await signIn(from(), { email: known.email, password: 'iets heel anders' })).toBeNull()
    expect(await signIn(from(), { email: disabled.email, password })).toBeNull()
    expect(await signIn(from(), { email: invited.email, password })).toBeNull()
  })

  it('records a failure in the log of the account’s organisation, and in no other, without the address', async () => {
    const known = await someone()
    const disabled = await someone({ disabledAt: new Date() })
    const unknown = `${randomUUID()}@example.org`
    const everything = () => database().audit.count()
    await signIn(from(), { email: known.email, password: 'iets heel anders' })
    await signIn(from(), { email: disabled.email, password })
    const rowsOf = (staffId: string) => database().audit.findMany({ where: { staffId } })
    const rows = [...(await rowsOf(known.id)), ...(await rowsOf(disabled.id))]
    const refused = { organisationId, verb: 'session.start', subjectId: null, detail: { refused: true } }
    expect(rows).toMatchObject([refused, refused])
    expect(JSON.stringify(rows.map(({ verb, detail }) => [verb, detail]))).not.toContain('@')
    const before = await everything()
    const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await signIn(from(), { email: unknown, password })
    const written = lines.mock.calls.join('')
    lines.mockRestore()
    expect(written).toContain('"event":"sign_in_refused"')
    expect(written).not.toContain(unknown)
    expect(await everything()).toBe(before)
  })

  it('accepts a password as it was typed, including white space around it, in every form', async () => {
    const space = fc.constantFrom('', ' ', '  ', '\t', '\u00a0', '\u2003')
    await fc.assert(
      fc.asyncProperty(space, space, async (before, after) => {
        const typed = `${before}vier gewone woorden hier${after}`
        const { id, email } = await someone({ passwordHash: null })
        const purpose = 'invitation' as const
        const link = await inTransaction(ofOrganisation(organisationId), (tx) =>
          createLink(tx, { id, organisationId }, purpose, 1),
        )
        await savePassword(
          from(),
          savePasswordSchema.parse({ token: new URL(link).hash.slice(1), purpose, password: typed }),
        )
        const enters = (word: string) => signIn(from(), signInSchema.parse({ email, password: word }))
        expect(await enters(typed)).not.toBeNull()
        if (before || after) expect(await enters(typed.trim())).toBeNull()
        const actor = await actorFor(organisationId, id)
        const next = `${after}nog vier andere woorden${before}`
        await updatePassword(actor, updatePasswordSchema.parse({ present: typed, password: next }))
        expect(await enters(next)).not.toBeNull()
        if (before || after) expect(await enters(next.trim())).toBeNull()
      }),
      { numRuns: 6 },
    )
  })

  it('records further attempts in the log once an hour, however many at once', async () => {
    const { id, email } = await someone()
    const refusals = async () =>
      (await database().audit.findMany({ where: { staffId: id }, orderBy: { id: 'asc' } })).map(
        ({ verb, subjectId, detail }) => ({ verb, subjectId, detail }),
      )
    const judged = { verb: 'session.start', subjectId: null, detail: { refused: true } }
    const tooMany = { ...judged, detail: { refused: true, reason: 'too_many' } }
    const earlier = { organisationId, staffId: id, ...tooMany, at: new Date(Date.now() - 61 * 60_000) }
    await ownerDatabase().audit.create({ data: earlier })
    for (let round = 0; round < 10; round += 1) await signIn(from(), { email, password: 'fout' })
    const known = [tooMany, ...Array<unknown>(10).fill(judged)]
    expect(await refusals()).toEqual(known)
    const tried = Array.from({ length: 8 }, () => signIn(from(), { email, password: 'fout' }))
    for (const { status } of await Promise.allSettled(tried)) expect(status).toBe('rejected')
    await vi.waitFor(async () => expect(await refusals()).toEqual([...known, tooMany]))
    // Runs after the audit rows of all attempts above.
    await auditTooMany(
      jobActor({ id, organisationId, role: 'caller', boardId: null, municipalityId: null }),
      'session.start',
    )
    expect(await refusals()).toEqual([...known, tooMany])
  })

  it('records further attempts for an unknown account in the server’s log, without the address', async () => {
    const email = `${randomUUID()}@example.org`
    for (let round = 0; round < 10; round += 1) await signIn(from(), { email, password })
    const before = await database().audit.count()
    const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await expect(signIn(from(), { email, password })).rejects.toEqual(stopped('too_many'))
    await vi.waitFor(() => expect(lines.mock.calls.join('')).toContain('"reason":"too_many"'))
    expect(lines.mock.calls.join('')).not.toContain(email)
    lines.mockRestore()
    expect(await database().audit.count()).toBe(before)
  })

  it('stores no address and no account, only keyed hashes', async () => {
    const { email } = await someone()
    await signIn(from('192.0.2.7'), { email, password: 'fout' })
    const rows = await database().$queryRaw<{ row: string }[]>`select sign_in_attempt::text as row from sign_in_attempt`
    expect(rows.map(({ row }) => row).join()).not.toMatch(/192\.0\.2\.7|example/)
  })
})

describe('session.end', () => {
  it('ends one’s own session at once, and writes the audit row', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    const other = await actorFor(organisationId, actor.staffId)
    await endSession(actor, { sessionId: other.sessionId })
    expect(await loadSessionActor(other.sessionId)).toBeNull()
    expect(await loadSessionActor(actor.sessionId)).not.toBeNull()
    expect(await auditOf(other.sessionId)).toEqual([{ verb: 'session.end', detail: null }])
  })

  it('does not find the sessions of others, in the organisation or outside it', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    const colleague = await actorFor(organisationId, (await someone()).id)
    const elsewhere = await anOrganisation()
    const stranger = await actorFor(elsewhere, await aStaffMember(elsewhere))
    for (const { sessionId } of [colleague, stranger, { sessionId: randomUUID() }])
      await expect(endSession(actor, { sessionId })).rejects.toEqual(stopped('not_found'))
    expect(await loadSessionActor(colleague.sessionId)).not.toBeNull()
  })

  it('signs out: the cookie of the session is worthless from then on', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    await signOut(actor)
    expect(await loadSessionActor(actor.sessionId)).toBeNull()
  })

  it('does not sign out of a session of somebody else', async () => {
    const [actor, other] = [
      await actorFor(organisationId, (await someone()).id),
      await actorFor(organisationId, (await someone()).id),
    ]
    await expect(signOut({ ...actor, sessionId: other.sessionId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await loadSessionActor(other.sessionId)).toMatchObject({ staffId: other.staffId })
  })

  it('does not end other sessions for a role without that permission', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    const second = await actorFor(organisationId, actor.staffId)
    const invented = { ...actor, role: 'constructor' as never }
    await expect(endOtherSessions(invented)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await loadSessionActor(second.sessionId)).toMatchObject({ staffId: actor.staffId })
  })

  it('ends all other sessions and keeps its own, audited once however many at once', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    for (let round = 0; round < 3; round += 1) await actorFor(organisationId, actor.staffId)
    const ended = await Promise.all([endOtherSessions(actor), endOtherSessions(actor)])
    expect(ended[0].ended + ended[1].ended).toBe(3)
    expect((await ownSessions(actor)).map(({ id, isThis }) => [id, isThis])).toEqual([[actor.sessionId, true]])
  })
})

describe('session.read', () => {
  it('lists one’s own working sessions, the present one first and marked', async () => {
    const first = await actorFor(organisationId, (await someone()).id)
    const second = await actorFor(organisationId, first.staffId)
    const ended = await actorFor(organisationId, first.staffId)
    await signOut(ended)
    await database().session.update({
      where: { id: first.sessionId },
      data: { lastSeenAt: new Date(Date.now() - 60_000) },
    })
    expect((await ownSessions(first)).map(({ id, isThis }) => [id, isThis])).toEqual([
      [first.sessionId, true],
      [second.sessionId, false],
    ])
  })

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 SamsungBrowser/25.0 Chrome/121 Mobile Safari/537',
      'Samsung Internet, Android',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/130 Safari/537 Edg/130', 'Edge, Windows'],
    ['curl/8', ''],
  ])('calls a device by its name: %s', (agent, words) => expect(deviceOf(agent)).toBe(words))
})

describe('password.set by oneself', () => {
  const chosen = 'een heel ander zinnetje'

  it('needs the present one, ends the other sessions, and writes the audit row', async () => {
    const { id, email } = await someone()
    const actor = await actorFor(organisationId, id)
    const other = await actorFor(organisationId, id)
    expect(await updatePassword(actor, { present: password, password: chosen })).toEqual({ ended: 1 })
    expect(await loadSessionActor(other.sessionId)).toBeNull()
    expect(await loadSessionActor(actor.sessionId)).not.toBeNull()
    expect(await signIn(from(), { email, password })).toBeNull()
    expect(await signIn(from(), { email, password: chosen })).not.toBeNull()
    expect(await auditOf(id)).toEqual([{ verb: 'password.set', detail: { by: 'oneself', sessions: 1 } }])
  })

  it('refuses somebody who does not know the present one, and throttles guessing', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    const guess = () => updatePassword(actor, { present: 'geraden', password: chosen })
    for (let round = 0; round < 10; round += 1)
      await expect(guess()).rejects.toEqual(stopped('invalid', 'present_wrong'))
    await expect(guess()).rejects.toEqual(stopped('too_many'))
  })

  it('refuses one’s own name as a password', async () => {
    const id = await aStaffMember(organisationId, 'caller', { name: 'Bente Bellersma' })
    await database().staff.update({ where: { id }, data: { passwordHash } })
    const actor = await actorFor(organisationId, id)
    const named = updatePassword(actor, { present: password, password: 'BenteBellersma1' })
    await expect(named).rejects.toEqual(stopped('invalid', 'password_weak'))
  })

  it('lets one of two changes at the same moment win', async () => {
    const actor = await actorFor(organisationId, (await someone()).id)
    const both = await Promise.allSettled(
      [chosen, `${chosen} maar dan`].map((wanted) => updatePassword(actor, { present: password, password: wanted })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
