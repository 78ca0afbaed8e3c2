/** What the settings of the identity provider decide: roles by groups, passwords, and showing again who one is. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/domain/access/actor'
import { addPasskey } from '@/features/factors/commands/add-passkey'
import { checkAgain } from '@/features/factors/commands/check-again'
import { checkWithProvider } from '@/features/factors/commands/check-with-provider'
import { startPasskey } from '@/features/factors/commands/start-passkey'
import { ownFactors } from '@/features/factors/queries/own-factors'
import { loadLink } from '@/features/staff/commands/load-link'
import { refuseAccess } from '@/features/staff/commands/refuse-access'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { requestFactorClearing } from '@/features/staff/commands/request-factor-clearing'
import { requestPassword } from '@/features/staff/commands/request-password'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { signInWithProvider } from '@/features/staff/commands/sign-in-with-provider'
import { createLink } from '@/features/staff/parts/links'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { roleChanges } from '@/features/staff/queries/role-changes'
import { checkStart } from '@/server/check-start'
import { now } from '@/server/clock'
import { inTransaction, ofOrganisation } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { halfSessionOf } from '@/server/half-session'
import { loadSessionActor } from '@/server/session'
import { firstFactor, halfSession, password, passwordHash, someone, visitor } from './a-factor'
import { anAuthenticator } from './an-authenticator'
import { anActor, anOrganisation, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { present } from './present'
import { runJobs } from './run-jobs'
import { database } from './owner'

const issuer = 'https://id.example.org'
const settings = {
  NABIJ_OIDC_ISSUER: issuer,
  NABIJ_OIDC_CLIENT_ID: 'nabij',
  NABIJ_OIDC_CLIENT_SECRET: 'a secret of the test',
  NABIJ_OIDC_NAME: 'Schoolnet',
  NABIJ_OIDC_SECOND_FACTOR: 'mfa',
}
const groupsGiveRoles = () =>
  void (process.env.NABIJ_OIDC_ROLES = 'callers=caller,team=coordinator,coaches=coach,it=admin')
const passwordsOff = () => void (process.env.NABIJ_OIDC_PASSWORDS = 'off')

const mail = aMailServer()
beforeAll(() => mail.listen())
afterAll(mail.close)
let organisationId = ''
beforeEach(async () => {
  Object.assign(process.env, settings)
  process.env.NABIJ_NOW = new Date().toISOString()
  organisationId = await anOrganisation()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
  for (const name of Object.keys(process.env)) if (name.startsWith('NABIJ_OIDC_')) delete process.env[name]
})

const ago = (minutes = 0) => new Date(now().getTime() - minutes * 60_000)

/** Somebody with a password and this role, and what the provider says of them. */
const member = async (role: Role = 'caller') => {
  const staff = await someone(organisationId)
  await database().staff.update({ where: { id: staff.id }, data: { role } })
  const claims = { iss: issuer, sub: randomUUID(), email: staff.email, email_verified: true }
  return { ...staff, claims }
}
type Member = Awaited<ReturnType<typeof member>>

const enter = async ({ claims }: Member, about: object = {}) =>
  (await signInWithProvider(visitor(), { ...claims, ...about })).sessionId

const enterWhole = async (person: Member, about: object = {}) =>
  present(await loadSessionActor(await enter(person, { amr: ['mfa'], auth_time: ago(), ...about })))

const roleOf = async (id: string) => (await database().staff.findUniqueOrThrow({ where: { id } })).role
const changesOf = async (id: string) => (await auditOf(id)).filter(({ verb }) => verb === 'staff.change')
const refused = { code: 'invalid', reason: 'provider_refused' }
const inDays = (days: number) => void (process.env.NABIJ_NOW = new Date(Date.now() + days * 86_400_000).toISOString())

describe('groups of the provider', () => {
  it('take a role away at once that needs nobody else, tell everybody who may know, and are in the log', async () => {
    groupsGiveRoles()
    const admin = await anActor(organisationId, 'admin')
    const { email } = await database().staff.update({
      where: { id: admin.staffId },
      data: { passwordHash: await passwordHash },
    })
    const person = await member('coordinator')
    await database().staff.update({ where: { id: person.id }, data: { trainee: true } })
    await enter(person, { groups: ['callers', 'others'] })
    const { role, trainee } = await database().staff.findUniqueOrThrow({ where: { id: person.id } })
    expect({ role, trainee }).toEqual({ role: 'caller', trainee: false })
    expect(await changesOf(person.id)).toEqual([
      { verb: 'staff.change', detail: { from: 'coordinator', to: 'caller', by: 'groups' } },
    ])
    expect(await roleChanges(admin)).toMatchObject([{ from: 'coordinator', to: 'caller', by: null, byGroups: true }])
    await runJobs()
    const letter = (await mail.letters()).find(({ to }) => to === email)
    expect(letter?.text).toContain('Gedaan door uw inlogdienst')
  })

  it('only ask for a role that needs a second person, who is anybody who may but the person', async () => {
    groupsGiveRoles()
    const [admin, coordinator] = [await anActor(organisationId, 'admin'), await anActor(organisationId, 'coordinator')]
    await database().staff.updateMany({ where: { organisationId }, data: { passwordHash: await passwordHash } })
    const person = await member('caller')
    const sessionId = await enter(person, { groups: ['callers', 'team'], amr: ['mfa'], auth_time: ago() })
    expect(await roleOf(person.id)).toBe('caller')
    expect(present(await loadSessionActor(sessionId)).role).toBe('caller')
    const [request] = await accessRequests(coordinator)
    expect(request).toMatchObject({ kind: 'role', toRole: 'coordinator', by: null, mayRelease: true, isAsker: false })
    expect((await accessRequests(admin))[0]?.mayRelease).toBe(true)
    expect(await changesOf(person.id)).toMatchObject([{ detail: { to: 'coordinator', waits: true, by: 'groups' } }])
    await releaseAccess(coordinator, { requestId: present(request).id })
    expect(await roleOf(person.id)).toBe('coordinator')
    await runJobs()
    expect((await mail.letters()).some(({ text }) => text.includes('uw inlogdienst vraagt om'))).toBe(true)
  })

  it('make nobody the second person for themselves', async () => {
    groupsGiveRoles()
    const person = await member('coordinator')
    const actor = await enterWhole(person, { groups: ['team', 'it'] })
    const [request] = await accessRequests(actor)
    expect(request).toMatchObject({ toRole: 'admin', mayRelease: false })
    await expect(releaseAccess(actor, { requestId: present(request).id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('let nobody in with a role that they took away, while another waits for a second person', async () => {
    groupsGiveRoles()
    const other = await anActor(organisationId, 'admin')
    await database().staff.updateMany({ where: { organisationId }, data: { passwordHash: await passwordHash } })
    const person = await member('admin')
    for (const group of ['callers', 'callers', 'team'])
      await expect(enter(person, { groups: [group] })).rejects.toMatchObject(refused)
    const { role, lastSignInAt } = await database().staff.findUniqueOrThrow({ where: { id: person.id } })
    expect({ role, lastSignInAt }).toEqual({ role: 'admin', lastSignInAt: null })
    expect(await database().session.count({ where: { staffId: person.id } })).toBe(0)
    const [request] = await accessRequests(other)
    expect(request).toMatchObject({ toRole: 'caller', by: null, mayRelease: true, mayRefuse: true })
    await releaseAccess(other, { requestId: present(request).id })
    await enter(person, { groups: ['callers'] })
    expect(await roleOf(person.id)).toBe('caller')
  })

  it('have their request refused by anybody who may but the person', async () => {
    groupsGiveRoles()
    const [other, person] = [await anActor(organisationId, 'admin'), await member('admin')]
    const actor = await enterWhole(person, { groups: ['it'] })
    await expect(enter(person, { groups: ['callers'] })).rejects.toMatchObject(refused)
    const [request] = await accessRequests(actor)
    expect(request).toMatchObject({ toRole: 'caller', mayRelease: false, mayRefuse: false })
    const { id: requestId } = present(request)
    await expect(refuseAccess(actor, { requestId })).rejects.toMatchObject({ code: 'forbidden' })
    await refuseAccess(other, { requestId })
    await expect(enter(person, { groups: ['callers'] })).rejects.toMatchObject(refused)
  })

  it('ask once in two weeks, whatever became of it, and not beside what waits already', async () => {
    groupsGiveRoles()
    const person = await member('caller')
    const asked = () => database().accessRequest.count({ where: { staffId: person.id } })
    const groups = ['callers', 'team']
    await enter(person, { groups })
    await enter(person, { groups })
    expect(await asked()).toBe(1)
    await database().accessRequest.updateMany({
      where: { staffId: person.id },
      data: { decidedAt: new Date(), released: false },
    })
    await enter(person, { groups })
    expect(await asked()).toBe(1)
    inDays(15)
    await enter(person, { groups })
    expect(await asked()).toBe(2)
  })

  it('refuse whoever has a role that they give and is in none of them, and leave other roles alone', async () => {
    process.env.NABIJ_OIDC_ROLES = 'callers=caller,team=coordinator'
    const person = await member('coordinator')
    for (const groups of [[], ['others'], undefined])
      await expect(enter(person, { groups })).rejects.toMatchObject(refused)
    const coach = await member('coach')
    await enter(coach, { groups: [] })
    expect(await roleOf(coach.id)).toBe('coach')
  })

  it('leave the last administrator one, and any other not', async () => {
    groupsGiveRoles()
    const [person, colleague] = [await member('admin'), await member('admin')]
    await enter(person, { groups: ['coaches'] })
    await enter(colleague, { groups: ['coaches'] })
    expect([await roleOf(person.id), await roleOf(colleague.id)]).toEqual(['coach', 'admin'])
  })

  it('are read from the claim of the setting', async () => {
    groupsGiveRoles()
    process.env.NABIJ_OIDC_GROUPS_CLAIM = 'roles'
    const person = await member('coordinator')
    await expect(enter(person, { groups: ['callers'] })).rejects.toMatchObject(refused)
    await enter(person, { roles: ['callers'] })
    expect(await roleOf(person.id)).toBe('caller')
  })
})

describe('a factor of one’s own', () => {
  it('from before the first link is asked for, at that sign-in and the next ones', async () => {
    const person = await member()
    await firstFactor(person)
    for (let round = 0; round < 2; round += 1) {
      const sessionId = await enter(person, { amr: ['mfa'], auth_time: ago() })
      expect(await loadSessionActor(sessionId)).toBeNull()
      expect(await halfSessionOf(sessionId, visitor())).toMatchObject({ hasFactor: true, needsProvider: false })
    }
  })

  it('is what whoever has the provider’s alone is told to add', async () => {
    expect(await ownFactors(await enterWhole(await member('admin')))).toMatchObject({ atProvider: 'Schoolnet' })
    const person = await member('admin')
    const { sessionId } = await firstFactor(person)
    expect(await ownFactors(present(await loadSessionActor(sessionId)))).toMatchObject({ atProvider: null })
  })

  it('takes the place of the provider’s after two people cleared that one, with the password', async () => {
    const [admin, second] = [await anActor(organisationId, 'admin'), await anActor(organisationId, 'coordinator')]
    await database().staff.updateMany({ where: { organisationId }, data: { passwordHash: await passwordHash } })
    const person = await member()
    await enterWhole(person)
    delete process.env.NABIJ_OIDC_SECOND_FACTOR
    expect(await halfSession(person)).toMatchObject({ needsProvider: true })
    await requestFactorClearing(admin, { staffId: person.id })
    await releaseAccess(second, { requestId: present((await accessRequests(second))[0]).id })
    expect(await halfSession(person)).toMatchObject({ needsProvider: false })
    await firstFactor(person)
  })

  it('that was added to the provider’s own is not asked for beside it', async () => {
    const person = await member()
    const actor = await enterWhole(person)
    const { options } = await startPasskey(actor)
    await addPasskey(actor, anAuthenticator().make(options))
    expect((await enterWhole(person)).staffId).toBe(person.id)
  })
})

describe('passwords that are switched off', () => {
  it('open nothing, like a wrong one, until they are on again', async () => {
    const { email } = await member()
    expect(await signIn(visitor(), { email, password })).not.toBeNull()
    passwordsOff()
    expect(await signIn(visitor(), { email, password })).toBeNull()
    delete process.env.NABIJ_OIDC_PASSWORDS
    expect(await signIn(visitor(), { email, password })).not.toBeNull()
  })

  it('open the door for the only administrator, and not for one of two, wherever the other signs in', async () => {
    passwordsOff()
    const [first, second] = [await member('admin'), await member('admin')]
    const mayEnter = async ({ email }: Member) => (await signIn(visitor(), { email, password })) !== null
    expect([await mayEnter(first), await mayEnter(second)]).toEqual([false, false])
    await enter(second)
    await database().staff.update({ where: { id: second.id }, data: { passwordHash: null } })
    expect(await mayEnter(first)).toBe(false)
    await database().staff.update({ where: { id: second.id }, data: { disabledAt: new Date() } })
    expect(await mayEnter(first)).toBe(true)
    // One who was only invited is no other way in, and another organisation's administrator is none here.
    await database().staff.update({ where: { id: second.id }, data: { disabledAt: null } })
    await database().providerAccount.deleteMany({ where: { staffId: second.id } })
    expect(await mayEnter(first)).toBe(true)
  })

  it('are set by no link, for nobody but the only administrator', async () => {
    passwordsOff()
    const admin = await anActor(organisationId, 'admin')
    const invitee = await member()
    const linkOf = async ({ id }: Pick<Member, 'id'>) => {
      const link = await inTransaction(ofOrganisation(organisationId), (tx) =>
        createLink(tx, { id, organisationId }, 'invitation', 1),
      )
      return { token: new URL(link).hash.slice(1), purpose: 'invitation' as const }
    }
    const link = await linkOf(invitee)
    expect(await loadLink(visitor(), link)).toMatchObject({ byProvider: true })
    const chosen = { ...link, password: 'nog vier andere woorden' }
    const off = { code: 'conflict', reason: 'passwords_off' }
    await expect(savePassword(visitor(), chosen)).rejects.toMatchObject(off)
    await expect(resetPassword(admin, { staffId: invitee.id })).rejects.toMatchObject(off)
    await requestPassword(visitor(), { email: invitee.email })
    const own = await linkOf({ id: admin.staffId })
    expect(await loadLink(visitor(), own)).toMatchObject({ byProvider: false })
    await savePassword(visitor(), { ...own, password: 'nog vier andere woorden' })
    const mailed = { staffId: invitee.id, purpose: 'password' as const }
    expect(await database().oneTimeLink.count({ where: mailed })).toBe(0)
    expect(await database().job.count({ where: { organisationId, kind: 'staff_letter' } })).toBe(0)
  })
})

describe('showing again who one is, at the provider', () => {
  it('is what somebody without a factor here is asked for, and makes a new session', async () => {
    const person = await member('admin')
    const actor = await enterWhole(person, { auth_time: ago(11) })
    expect(actor.confirmsBy).toBe('provider')
    expect(() => requireFresh(actor)).toThrow(expect.objectContaining({ reason: 'confirm_with_provider' }))
    const { sessionId } = await checkWithProvider(actor, { ...person.claims, amr: ['mfa'], auth_time: ago() })
    expect(sessionId).not.toBe(actor.sessionId)
    expect(await loadSessionActor(actor.sessionId)).toBeNull()
    requireFresh(present(await loadSessionActor(sessionId)))
    expect(await auditOf(sessionId)).toEqual([{ verb: 'session.verify', detail: { by: 'provider', again: true } }])
  })

  it('refuses an old moment, none, one factor, the account of somebody else, and another issuer', async () => {
    const [person, other] = [await member('admin'), await member('admin')]
    await enterWhole(other)
    const actor = await enterWhole(person, { auth_time: ago(11) })
    const fit = { ...person.claims, amr: ['mfa'], auth_time: ago() }
    const unfit = [
      { ...fit, auth_time: ago(10) },
      { ...fit, auth_time: undefined },
      { ...fit, amr: ['pwd'] },
      { ...fit, sub: other.claims.sub },
      { ...fit, sub: randomUUID() },
      { ...fit, iss: 'https://other.example.org' },
    ]
    for (const claims of unfit) await expect(checkWithProvider(actor, claims)).rejects.toMatchObject(refused)
    expect(await loadSessionActor(actor.sessionId)).not.toBeNull()
    expect(await database().audit.count({ where: { staffId: person.id, verb: 'session.verify' } })).toBe(unfit.length)
  })

  it('is no password, and gives way to a factor of one’s own, with codes for the paper', async () => {
    const person = await member('admin')
    const actor = await enterWhole(person)
    await expect(checkAgain(actor, { password })).rejects.toMatchObject({ code: 'invalid' })
    const { options } = await startPasskey(actor)
    expect((await addPasskey(actor, anAuthenticator().make(options))).codes).toHaveLength(10)
    const withOwn = present(await loadSessionActor(actor.sessionId))
    expect(withOwn.confirmsBy).toBe('factor')
    const claims = { ...person.claims, amr: ['mfa'], auth_time: ago() }
    await expect(checkWithProvider(withOwn, claims)).rejects.toMatchObject(refused)
  })

  it('is a password for nobody whose provider was taken out of the settings since', async () => {
    const person = await member('admin')
    const { sessionId } = await enterWhole(person)
    for (const name of Object.keys(settings)) delete process.env[name]
    const actor = present(await loadSessionActor(sessionId))
    await expect(checkAgain(actor, { password })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('settings that do not fit', () => {
  it('end the application at its start, with a sentence that holds no secret', async () => {
    process.env.NABIJ_OIDC_NAME = ''
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`ended with ${String(code)}`)
    })
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await expect(checkStart()).rejects.toThrow('ended with 1')
    const words = said.mock.calls.join('')
    vi.restoreAllMocks()
    expect(words).toMatch(/^Nabij does not start: NABIJ_OIDC_NAME is missing/)
    expect(words).not.toContain(settings.NABIJ_OIDC_CLIENT_SECRET)
  })
})
