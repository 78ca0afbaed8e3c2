import { randomUUID } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { beganHere } from '@/app/api/auth/[...nextauth]/check-cookies'
import { GET } from '@/app/api/auth/[...nextauth]/route'
import type { Role } from '@/domain/access/actor'
import { addFirstFactor } from '@/features/factors/commands/add-first-factor'
import { startFirstPasskey } from '@/features/factors/commands/start-first-passkey'
import { factorForApp } from '@/features/factors/parts/factor-for-app'
import { firstFactorToAdd } from '@/features/factors/queries/first-factor-to-add'
import { addFactorSchema } from '@/features/factors/schema'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { removeProviderAccount } from '@/features/staff/commands/remove-provider-account'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { signInWithProvider } from '@/features/staff/commands/sign-in-with-provider'
import { createLink } from '@/features/staff/parts/links'
import { staffList } from '@/features/staff/queries/staff-list'
import { freshToken } from '@/server/crypto'
import { inTransaction, ofOrganisation } from '@/server/db'
import { halfSessionOf } from '@/server/half-session'
import { systemActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { codeOf, firstFactor, passwordHash, passwordSession, someone, visitor } from './a-factor'
import { aMailServer } from './mail-server'
import { aBrowser, appAddress, redirectUri, type Browser } from './oidc-browser'
import { anOidcServer, type OidcServer, type Person } from './oidc-server'
import { present } from './present'
import { runJobs } from './run-jobs'
import { database } from './owner'

const request = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => {
        const value = request.cookies.get(name)
        return value === undefined ? undefined : { value }
      },
      set: (name: string, value: string) => request.cookies.set(name, value),
    }),
  headers: () => Promise.resolve({ has: () => false, get: () => null }),
}))

const mail = aMailServer()
let provider: OidcServer
let organisationId = ''

beforeAll(async () => {
  process.env.NEXTAUTH_URL = appAddress
  await mail.listen()
  organisationId = await anOrganisation()
  provider = await anOidcServer(redirectUri)
})
afterAll(async () => {
  await provider.close()
  await mail.close()
})

beforeEach(() => void Object.assign(process.env, provider.settings))
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('NABIJ_OIDC_')) delete process.env[name]
})

/** Somebody as the provider knows them, with an e-mail address of their own. */
const person = (email: string, about: Partial<Person> = {}): Person => ({
  sub: randomUUID(),
  email,
  email_verified: true,
  ...about,
})

/** Now, as a provider tells it: in whole seconds. */
const inSeconds = () => Math.floor(Date.now() / 1000) * 1000

const withMfa = { amr: ['pwd', 'mfa'] }
const trusted = () => void (process.env.NABIJ_OIDC_SECOND_FACTOR = 'mfa')

/** The id of the session of a browser; null when it is not signed in. */
const sessionOf = async ({ cookies }: Browser): Promise<string | null> => {
  const token = cookies.get('next-auth.session-token')
  const claims = token ? await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? '' }) : null
  return typeof claims?.sid === 'string' ? claims.sid : null
}

const signIn = async (who: Person, browser = aBrowser(), next?: string) => {
  provider.comes(who)
  request.cookies = browser.cookies
  const { location } = await browser.signIn(next)
  return { browser, location, sessionId: await sessionOf(browser) }
}

const refused = { location: '/sign-in?error=provider_refused', sessionId: null }
const failed = { location: `${appAddress}/api/auth/error?error=OAuthCallback`, sessionId: null }

const accountsOf = (staffId: string) => database().providerAccount.findMany({ where: { staffId } })
const signInsOf = (staffId: string) =>
  database().audit.findMany({
    where: { staffId, verb: 'session.start' },
    orderBy: { id: 'asc' },
    select: { detail: true },
  })

const invited = async (role: Role = 'caller') => {
  const id = await aStaffMember(organisationId, role)
  await inTransaction(ofOrganisation(organisationId), (tx) => createLink(tx, { id, organisationId }, 'invitation', 72))
  return database().staff.findUniqueOrThrow({ where: { id } })
}

describe('a first sign-in with the identity provider', () => {
  it('links somebody who was invited, by the verified e-mail address, tells them, and uses up the invitation', async () => {
    const { id, email } = await invited()
    const who = person(email)
    const { location, sessionId } = await signIn(who, aBrowser(), '/account')
    expect(location).toBe(`${appAddress}/account`)
    expect(await accountsOf(id)).toMatchObject([{ issuer: provider.issuer, subject: who.sub, organisationId }])
    expect(await halfSessionOf(present(sessionId), visitor())).toMatchObject({ staff: { id }, hasFactor: false })
    expect(await loadSessionActor(present(sessionId))).toBeNull()
    expect(await auditOf(id)).toEqual([{ verb: 'factor.link', detail: null }])
    expect(await auditOf(present(sessionId))).toEqual([{ verb: 'session.start', detail: { by: 'provider' } }])
    expect(await database().oneTimeLink.count({ where: { staffId: id, expiresAt: { gt: new Date() } } })).toBe(0)
    await runJobs()
    const letters = (await mail.letters()).filter(({ to }) => to === email)
    expect(letters).toMatchObject([{ subject: expect.stringContaining('u logt nu ook anders in') }])
    expect(letters[0]?.text).toContain('Schoolnet')
    const admin = await anActor(organisationId, 'admin')
    expect((await staffList(admin)).find((row) => row.id === id)?.state).toBe('active')
    await expect(resendInvitation(admin, { staffId: id })).rejects.toMatchObject({ reason: 'not_waiting' })
  })

  it('links somebody with a password, also when the address has capitals, and their password goes on working', async () => {
    const { id, email } = await someone(organisationId)
    const { sessionId } = await signIn(person(email.toUpperCase()))
    expect(sessionId).not.toBeNull()
    expect(await accountsOf(id)).toHaveLength(1)
    expect((await database().staff.findUniqueOrThrow({ where: { id } })).passwordHash).not.toBeNull()
  })

  it('refuses an address that the provider does not call the person’s own, in every way of not saying so', async () => {
    const { id, email } = await invited()
    for (const email_verified of [false, 'no', null, undefined])
      expect(await signIn(person(email, { email_verified }))).toMatchObject(refused)
    expect(await accountsOf(id)).toEqual([])
  })

  it('takes the claim of the setting in place of the usual one', async () => {
    process.env.NABIJ_OIDC_VERIFIED_CLAIM = 'xms_edov'
    const { id, email } = await invited()
    expect(await signIn(person(email))).toMatchObject(refused)
    await signIn(person(email, { email_verified: false, xms_edov: '1' }))
    expect(await accountsOf(id)).toHaveLength(1)
  })

  it('answers a stranger, a disabled person, an ended invitation and one that waits for a second person alike', async () => {
    const [admin, second] = [await anActor(organisationId, 'admin'), await anActor(organisationId, 'coordinator')]
    const disabled = await someone(organisationId)
    await database().staff.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
    const ended = await invited()
    await database().oneTimeLink.updateMany({ where: { staffId: ended.id }, data: { expiresAt: new Date() } })
    const email = `${randomUUID()}@example.org`
    await database().staff.updateMany({
      where: { id: { in: [admin.staffId, second.staffId] } },
      data: { passwordHash: await passwordHash },
    })
    const names = { name: 'Proef', trainee: false, boardId: null, municipalityId: null }
    const waiting = await inviteStaff(admin, { email, role: 'coordinator', ...names })
    expect(waiting.waits).toBe(true)
    for (const address of [`${randomUUID()}@example.org`, disabled.email, ended.email, email])
      expect(await signIn(person(address))).toMatchObject(refused)
    for (const id of [disabled.id, ended.id, waiting.staffId]) {
      expect(await accountsOf(id)).toEqual([])
      expect(await signInsOf(id)).toEqual([{ detail: { refused: true, by: 'provider' } }])
    }
    const [asked] = await database().accessRequest.findMany({ where: { staffId: waiting.staffId } })
    await releaseAccess(second, { requestId: present(asked).id })
    await runJobs()
    expect((await signIn(person(email))).sessionId).not.toBeNull()
  })

  it('logs no address, name or subject of a stranger', async () => {
    const lines = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const who = person(`${randomUUID()}@example.org`)
    await signIn(who)
    const written = lines.mock.calls.join('')
    lines.mockRestore()
    expect(written).toContain('"event":"sign_in_refused"')
    expect(written).not.toContain(String(who.email))
    expect(written).not.toContain(who.sub)
  })

  it('gives one of two accounts with the same address to a person, also when both come at once', async () => {
    const { id, email } = await invited()
    const claims = () => ({ ...person(email), iss: provider.issuer })
    const outcomes = await Promise.allSettled([claims(), claims()].map((one) => signInWithProvider(visitor(), one)))
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await accountsOf(id)).toHaveLength(1)
  })
})

/** Somebody who signed in with the provider before. */
const linked = async (about: Partial<Person> = {}) => {
  const staff = await someone(organisationId)
  const who = person(staff.email, about)
  await signIn(who)
  return { ...staff, who }
}

describe('a later sign-in with the identity provider', () => {
  it('goes by the subject alone: another address there changes nothing, and a colleague’s address gives nothing', async () => {
    const { id, who } = await linked()
    const colleague = await someone(organisationId)
    const { sessionId } = await signIn({ ...who, email: colleague.email })
    expect(await halfSessionOf(present(sessionId), visitor())).toMatchObject({ staff: { id } })
    expect(await accountsOf(colleague.id)).toEqual([])
    const later = await signIn({ ...who, email: undefined, email_verified: undefined })
    expect(await halfSessionOf(present(later.sessionId), visitor())).toMatchObject({ staff: { id } })
  })

  it('refuses another account that has the address of somebody who is linked', async () => {
    const { id, email, who } = await linked()
    expect(await signIn(person(email))).toMatchObject(refused)
    expect(await accountsOf(id)).toMatchObject([{ subject: who.sub }])
  })

  it('refuses whoever was disabled since', async () => {
    const { id, who } = await linked()
    await database().staff.update({ where: { id }, data: { disabledAt: new Date() } })
    expect(await signIn(who)).toMatchObject(refused)
  })

  it('refuses the subject of another issuer, and a token of another issuer than that of the settings', async () => {
    const { id, who } = await linked()
    await database().providerAccount.updateMany({ where: { staffId: id }, data: { issuer: 'https://old.example.org' } })
    expect(await signIn({ ...who, email_verified: false })).toMatchObject(refused)
    const claims = { ...who, iss: 'https://old.example.org' }
    await expect(signInWithProvider(visitor(), claims)).rejects.toMatchObject({ code: 'unavailable' })
  })

  it('pauses an account after many refusals, and says from when', async () => {
    const who = person(`${randomUUID()}@example.org`)
    for (let round = 0; round < 10; round += 1) expect(await signIn(who)).toMatchObject(refused)
    expect((await signIn(who)).location).toMatch(/error=too_many-\d+$/)
  })
})

describe('the second factor of somebody who comes from the provider', () => {
  it('is asked for here, whatever the provider says, as long as no setting names its word', async () => {
    const { who } = await linked()
    const { sessionId } = await signIn({ ...who, ...withMfa, acr: 'mfa' })
    expect(await loadSessionActor(present(sessionId))).toBeNull()
  })

  it('is asked for here when the provider does not say the word', async () => {
    trusted()
    const { who } = await linked()
    const { sessionId } = await signIn({ ...who, amr: ['pwd'] })
    expect(await loadSessionActor(present(sessionId))).toBeNull()
    const person = await someone(organisationId)
    await firstFactor(person)
    const half = await signIn({ ...who, sub: randomUUID(), email: person.email })
    expect(await halfSessionOf(present(half.sessionId), visitor())).toMatchObject({ hasFactor: true })
  })

  it('counts when the provider says the word, from the moment at which it was shown, and the browser is known then', async () => {
    trusted()
    const { id, who } = await linked()
    const browser = aBrowser()
    const before = inSeconds()
    const { sessionId } = await signIn({ ...who, ...withMfa }, browser)
    const actor = present(await loadSessionActor(present(sessionId)))
    expect(actor.staffId).toBe(id)
    expect(present(actor.verifiedAt).getTime()).toBeGreaterThanOrEqual(before)
    expect(await database().knownDevice.count({ where: { staffId: id } })).toBe(1)
    expect(browser.cookies.has('nabij-device')).toBe(true)
  })

  it('is not replaced by a first one here, with a password or without the provider’s own', async () => {
    trusted()
    const { id, email, who } = await linked()
    await signIn({ ...who, ...withMfa })
    const atProvider = present((await signIn({ ...who, amr: ['pwd'] })).sessionId)
    for (const sessionId of [atProvider, await passwordSession({ id, email, organisationId })]) {
      const half = present(await halfSessionOf(sessionId, visitor()))
      expect(await firstFactorToAdd(half)).toBeNull()
      const refusal = { code: 'conflict', reason: 'factor_at_provider' }
      await expect(startFirstPasskey(half)).rejects.toMatchObject(refusal)
      const { secret, sealedSeed } = await factorForApp({ id, organisationId })
      const input = addFactorSchema.parse({ sealedSeed, code: codeOf(secret) })
      await expect(addFirstFactor(half, input)).rejects.toMatchObject(refusal)
    }
    // Without the provider nobody could get in any more.
    for (const name of Object.keys(provider.settings)) delete process.env[name]
    delete process.env.NABIJ_OIDC_SECOND_FACTOR
    await firstFactor({ id, email, organisationId })
  })

  it('is asked for here when the provider does not say when it was shown', async () => {
    trusted()
    const { id, who } = await linked()
    const { sessionId, isWhole } = await signInWithProvider(visitor(), { ...who, ...withMfa, iss: provider.issuer })
    expect(isWhole).toBe(false)
    expect(await loadSessionActor(sessionId)).toBeNull()
    expect(await halfSessionOf(sessionId, visitor())).toMatchObject({ needsProvider: false })
    expect(await accountsOf(id)).toMatchObject([{ secondFactor: false }])
  })

  it('is no confirmation when the provider says that it was long ago', async () => {
    trusted()
    const { who } = await linked()
    const claims = { ...who, ...withMfa, iss: provider.issuer, auth_time: new Date(Date.now() - 3_600_000) }
    const { sessionId, isWhole } = await signInWithProvider(visitor(), claims)
    expect(isWhole).toBe(true)
    const { verifiedAt } = present(await loadSessionActor(sessionId))
    expect(present(verifiedAt).getTime()).toBeLessThanOrEqual(Date.now() - 10 * 60_000)
  })
})

describe('a forged sign-in with the identity provider', () => {
  it('refuses the same answer a second time, also with the cookies of the first', async () => {
    const { who } = await linked()
    const browser = aBrowser()
    provider.comes(who)
    request.cookies = browser.cookies
    const back = await browser.goThrough(await browser.start())
    const kept = new Map(browser.cookies)
    await browser.comeBack(back)
    expect(await sessionOf(browser)).not.toBeNull()
    const again = aBrowser()
    for (const cookies of [browser.cookies, kept]) {
      again.cookies.clear()
      for (const [name, value] of cookies) if (!name.endsWith('session-token')) again.cookies.set(name, value)
      expect(await again.comeBack(back)).toMatchObject({ location: failed.location })
      expect(await sessionOf(again)).toBeNull()
    }
  })

  it('refuses an answer in a browser that did not begin: nobody is signed in as somebody else by a link', async () => {
    const { who } = await linked()
    const [stranger, victim] = [aBrowser(), aBrowser()]
    provider.comes(who)
    const back = await stranger.goThrough(await stranger.start())
    expect(await victim.comeBack(back)).toMatchObject({ location: failed.location })
    // Also when the other browser is at it itself.
    await victim.start()
    expect(await victim.comeBack(back)).toMatchObject({ location: failed.location })
    expect(await sessionOf(victim)).toBeNull()
  })

  it('is refused before the provider hears of it, without the state that the browser was given', async () => {
    const [browser, other] = [aBrowser(), aBrowser()]
    const stateOf = (address: string) => new URL(address).searchParams.get('state')
    const [mine, foreign] = [stateOf(await browser.start()), stateOf(await other.start())]
    const cookie = browser.cookies.get('nabij-oidc-state')
    expect(await beganHere(cookie, mine)).toBe(true)
    for (const state of [foreign, '', null]) expect(await beganHere(cookie, state)).toBe(false)
    // No provider answers there, so nothing was asked of it.
    process.env.NABIJ_OIDC_ISSUER = 'http://127.0.0.1:9'
    const comeBack = (state: string | null) =>
      GET(new Request(`${redirectUri}?code=x&state=${state}`), {
        params: Promise.resolve({ nextauth: ['callback', 'oidc'] }),
      })
    for (const value of [undefined, 'x', cookie]) {
      request.cookies = new Map(value === undefined ? [] : [['nabij-oidc-state', value]])
      const { status, headers } = await comeBack(value === cookie ? foreign : mine)
      expect([status, headers.get('location')]).toEqual([302, '/sign-in?error=provider_failed'])
    }
  })

  it('refuses the code of another session with the own state, and the own code with a foreign or no state', async () => {
    const { who } = await linked()
    const [first, second] = [aBrowser(), aBrowser()]
    provider.comes(who)
    const codeOf = async (browser: Browser) => {
      const { searchParams } = await browser.goThrough(await browser.start())
      return { code: present(searchParams.get('code')), state: present(searchParams.get('state')) }
    }
    const [mine, foreign] = [await codeOf(first), await codeOf(second)]
    const iss = provider.issuer
    const tried: Readonly<Record<string, string>>[] = [
      { code: foreign.code, state: mine.state, iss },
      { code: mine.code, state: foreign.state, iss },
      { code: mine.code, iss },
      { code: mine.code, state: mine.state, iss: 'https://other.example.org' },
    ]
    const kept = new Map(first.cookies)
    for (const query of tried) {
      for (const [name, value] of kept) first.cookies.set(name, value)
      const back = new URL(`${redirectUri}?${new URLSearchParams({ ...query }).toString()}`)
      expect(await first.comeBack(back)).toMatchObject({ location: failed.location })
    }
    expect(await sessionOf(first)).toBeNull()
  })

  it('asks the provider for PKCE, state and nonce, and keeps them where no script reads them', async () => {
    const browser = aBrowser()
    const address = new URL(await browser.start())
    expect(address.origin).toBe(provider.issuer)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri,
      scope: 'openid email',
      max_age: '43200',
      state: expect.stringMatching(/^[\w-]{20,}$/),
      nonce: expect.stringMatching(/^[\w-]{20,}$/),
    })
    const names = ['state', 'nonce', 'pkce'].map((name) => `nabij-oidc-${name}`)
    for (const name of names) {
      const line = browser.lines().find((one) => one.startsWith(`${name}=`))
      expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/)
      expect(line).not.toContain(present(address.searchParams.get('state')))
    }
  })

  it('comes back to a page of our own alone, whatever the request, the cookie or the answer names', async () => {
    const { who } = await linked()
    for (const elsewhere of ['https://evil.example.org/', '//evil.example.org', `${appAddress}@evil.example.org/`]) {
      const { location, sessionId } = await signIn(who, aBrowser(), elsewhere)
      expect(sessionId).not.toBeNull()
      expect(new URL(location).origin).toBe(appAddress)
      const browser = aBrowser()
      const back = await browser.goThrough(await browser.start())
      back.searchParams.set('callbackUrl', elsewhere)
      browser.cookies.set('next-auth.callback-url', elsewhere)
      expect(new URL((await browser.comeBack(back)).location).origin).toBe(appAddress)
    }
  })

  it('gives a browser a session of its own, whatever it had before', async () => {
    const { who } = await linked()
    const browser = aBrowser()
    browser.cookies.set('next-auth.session-token', freshToken())
    const { sessionId } = await signIn(who, browser)
    const first = present(sessionId)
    expect((await signIn(who, browser)).sessionId).not.toBe(first)
  })
})

describe('a browser that is signed in', () => {
  it('shows again who is there: the provider asks anew, and the session gets a new id', async () => {
    trusted()
    const { id, who } = await linked()
    const browser = aBrowser()
    const first = present((await signIn({ ...who, ...withMfa }, browser)).sessionId)
    await database().session.updateMany({ where: { staffId: id }, data: { verifiedAt: new Date(0) } })
    const [before, asked] = [inSeconds(), provider.keyboard.logins]
    const { location } = await browser.comeBack(
      await browser.goThrough(await browser.start('/confirmed', { prompt: 'login' })),
    )
    expect(location).toBe(`${appAddress}/confirmed`)
    expect(provider.keyboard.logins).toBe(asked + 1)
    const second = present(await sessionOf(browser))
    expect(second).not.toBe(first)
    expect(await loadSessionActor(first)).toBeNull()
    expect(present(present(await loadSessionActor(second)).verifiedAt).getTime()).toBeGreaterThanOrEqual(before)
  })

  it('stays who it is when somebody else comes back from the provider', async () => {
    trusted()
    const [{ id, who }, other] = [await linked(), await linked()]
    const browser = aBrowser()
    const { sessionId } = await signIn({ ...who, ...withMfa }, browser)
    browser.leaveProvider()
    expect(await signIn({ ...other.who, ...withMfa }, browser)).toMatchObject({ location: '/confirmed', sessionId })
    expect(await loadSessionActor(present(sessionId))).toMatchObject({ staffId: id })
  })
})

describe('a provider that does not answer', () => {
  it('leads back to the sign-in page, before and after its own page', async () => {
    const { who } = await linked()
    const browser = aBrowser()
    provider.comes(who)
    const back = await browser.goThrough(await browser.start())
    process.env.NABIJ_OIDC_ISSUER = 'http://127.0.0.1:9'
    expect(await browser.start()).toBe(`${appAddress}/api/auth/error?error=OAuthSignin`)
    expect(await browser.comeBack(back)).toMatchObject({ location: failed.location })
    expect(await sessionOf(browser)).toBeNull()
  })

  it('is no way in where no settings are', async () => {
    const { who } = await linked()
    for (const name of Object.keys(provider.settings)) delete process.env[name]
    const claims = { ...who, iss: provider.issuer }
    await expect(signInWithProvider(visitor(), claims)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('unlinking by the operator', () => {
  it('ends the sessions, tells the person, is in the log, and lets the next account be linked', async () => {
    const { id, email, who } = await linked()
    const { sessionId } = await signIn(who)
    const operator = systemActor(organisationId)
    await removeProviderAccount(operator, { email })
    expect(await accountsOf(id)).toEqual([])
    expect(await halfSessionOf(present(sessionId), visitor())).toBeNull()
    expect((await auditOf(id)).at(-1)).toEqual({ verb: 'factor.unlink', detail: { sessions: 2 } })
    await runJobs()
    const [, letter] = (await mail.letters()).filter(({ to }) => to === email)
    expect(letter?.subject).toContain('losgekoppeld')
    expect((await signIn(person(email))).sessionId).not.toBeNull()
    expect(await signIn(who)).toMatchObject(refused)
  })

  it('refuses somebody who has none, a stranger, and everybody who is signed in', async () => {
    const { email } = await someone(organisationId)
    const operator = systemActor(organisationId)
    await expect(removeProviderAccount(operator, { email })).rejects.toMatchObject({ reason: 'no_account' })
    const elsewhere = systemActor(await anOrganisation())
    await expect(removeProviderAccount(elsewhere, { email })).rejects.toMatchObject({ code: 'not_found' })
    const admin = await anActor(organisationId, 'admin')
    await expect(removeProviderAccount(admin, { email })).rejects.toMatchObject({ code: 'forbidden' })
  })
})
