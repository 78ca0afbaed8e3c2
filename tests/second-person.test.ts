import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role, StaffActor } from '@/domain/access/actor'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { refuseAccess } from '@/features/staff/commands/refuse-access'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { roleChanges } from '@/features/staff/queries/role-changes'
import { inviteStaffSchema } from '@/features/staff/schema'
import { now } from '@/server/clock'
import { systemActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { actorFor, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { database } from './owner'

const password = 'vier gewone woorden hier'
let passwordHash = ''
let organisationId = ''
let admin: StaffActor
let coordinator: StaffActor

const someone = async (role: Role, organisation = organisationId) => {
  const id = await aStaffMember(organisation, role, { name: `Proef ${role}` })
  await database().staff.update({ where: { id }, data: { passwordHash } })
  return actorFor(organisation, id)
}

beforeAll(async () => {
  passwordHash = await hash(password, { memoryCost: 64, timeCost: 1 })
})
beforeEach(async () => {
  organisationId = await anOrganisation()
  admin = await someone('admin')
  coordinator = await someone('coordinator')
})
afterEach(() => delete process.env.NABIJ_NOW)

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const invitation = (role: Role) =>
  inviteStaffSchema.parse({ email: `${randomUUID()}@example.org`, name: 'Nieuw Iemand', role })
const as = (role: Role) => ({ name: 'Ander Naam', role, trainee: false, boardId: null, municipalityId: null })
const roleOf = async (id: string) => (await database().staff.findUniqueOrThrow({ where: { id } })).role
const verbsAbout = async (id: string) => (await auditOf(id)).map(({ verb }) => verb)
const visitor = () => ({ address: randomUUID(), device: '' })
const tokenOf = (link: string | null) => (link ?? '').split('#')[1] ?? ''

/** The only request that waits. */
const waiting = async () => {
  const requests = await accessRequests(coordinator)
  expect(requests).toHaveLength(1)
  return { requestId: requests[0]!.id }
}

describe.each(['caller', 'coordinator', 'admin'] as const)('making somebody %s', (role) => {
  it('waits for a second person, who is not the one who asked, and then holds at the next request', async () => {
    const coach = await someone('coach')
    const changed = await updateStaff(admin, { staffId: coach.staffId, version: 1, ...as(role) })
    expect(changed).toEqual({ version: 2, waits: true })
    expect(await loadSessionActor(coach.sessionId)).toMatchObject({ role: 'coach' })
    const request = await waiting()
    await expect(releaseAccess(admin, request)).rejects.toEqual(stopped('forbidden'))
    expect(await releaseAccess(coordinator, request)).toEqual({ link: null, hours: 0 })
    expect(await loadSessionActor(coach.sessionId)).toMatchObject({ role })
    expect(await auditOf(coach.staffId)).toEqual([
      { verb: 'staff.change', detail: { from: 'coach', to: role, waits: true } },
      {
        verb: 'access.release',
        detail: { kind: 'role', from: 'coach', to: role, requestedById: admin.staffId },
      },
    ])
    expect(await roleChanges(admin)).toMatchObject([{ from: 'coach', to: role, by: 'Proef coordinator' }])
  })

  it('by invitation gives no link to who asked, not again either, and one to who releases it', async () => {
    const input = invitation(role)
    const { staffId, link, waits } = await inviteStaff(admin, input)
    expect([link, waits]).toEqual([null, true])
    expect(await resendInvitation(admin, { staffId })).toMatchObject({ link: null, waits: true })
    const released = await releaseAccess(coordinator, await waiting())
    await savePassword(visitor(), { token: tokenOf(released.link), purpose: 'invitation', password })
    expect(await signIn(visitor(), { email: input.email, password })).not.toBeNull()
    expect(await verbsAbout(staffId)).toEqual(['staff.invite', 'staff.invite', 'access.release', 'password.set'])
  })
})

describe('a role that reaches no more families', () => {
  it.each(['coach', 'caller'] as const)('%s is given to a coordinator by one admin', async (role) => {
    const other = await someone('coordinator')
    expect(await updateStaff(admin, { staffId: other.staffId, version: 1, ...as(role) })).toMatchObject({
      waits: false,
    })
    expect(await roleOf(other.staffId)).toBe(role)
    expect(await accessRequests(coordinator)).toEqual([])
  })

  it('is given by invitation of one admin', async () => {
    expect(await inviteStaff(admin, invitation('coach'))).toMatchObject({ waits: false })
    expect(await accessRequests(coordinator)).toEqual([])
  })
})

describe('what else changes with a role that waits', () => {
  it('is saved at once, and that somebody is a trainee with the role', async () => {
    const { staffId } = await someone('coach')
    await updateStaff(admin, { staffId, version: 1, ...as('caller'), trainee: true, languages: ['tr'] })
    const row = () => database().staff.findUniqueOrThrow({ where: { id: staffId } })
    expect(await row()).toMatchObject({ role: 'coach', trainee: false, name: 'Ander Naam', languages: ['tr'] })
    await releaseAccess(coordinator, await waiting())
    expect(await row()).toMatchObject({ role: 'caller', trainee: true, languages: ['tr'] })
  })
})

describe('a password link of another person', () => {
  it('that cannot be mailed waits, and only who releases it sees it', async () => {
    const caller = await someone('caller')
    expect(await resetPassword(admin, { staffId: caller.staffId })).toMatchObject({ link: null, waits: true })
    const { link } = await releaseAccess(coordinator, await waiting())
    expect(link).toMatch(/\/password\/new#[\w-]{43}$/)
    await savePassword(visitor(), { token: tokenOf(link), purpose: 'password', password: 'een heel ander zinnetje' })
    expect(await loadSessionActor(caller.sessionId)).toBeNull()
  })
})

describe('access.release', () => {
  const asked = async (role: Role = 'coordinator') => {
    const { staffId } = await someone('caller')
    await updateStaff(admin, { staffId, version: 1, ...as(role) })
    return { staffId, request: await waiting() }
  }

  it('is for admins and coordinators of the organisation alone', async () => {
    const { staffId, request } = await asked()
    for (const role of ['caller', 'coach', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      for (const decide of [releaseAccess, refuseAccess])
        await expect(decide(actor, request)).rejects.toEqual(stopped('forbidden'))
      await expect(accessRequests(actor)).rejects.toEqual(stopped('forbidden'))
    }
    const stranger = await someone('admin', await anOrganisation())
    for (const decide of [releaseAccess, refuseAccess])
      await expect(decide(stranger, request)).rejects.toEqual(stopped('not_found'))
    expect(await accessRequests(stranger)).toEqual([])
    expect(await roleOf(staffId)).toBe('caller')
  })

  it('is not for whom it would give something, so the command line is the second person then', async () => {
    const { staffId } = coordinator
    await updateStaff(admin, { staffId, version: 1, ...as('admin') })
    const request = await waiting()
    await expect(releaseAccess(coordinator, request)).rejects.toEqual(stopped('forbidden'))
    const released = { released: true, decidedAt: new Date(), decidedById: staffId }
    const byItself = database().accessRequest.update({ where: { id: request.requestId }, data: released })
    await expect(byItself).rejects.toThrow('access_request_second_person')
    await releaseAccess(systemActor(organisationId), request)
    expect(await roleOf(staffId)).toBe('admin')
  })

  it('is done once, of two at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { staffId, request } = await asked()
      const second = await someone('admin')
      const both = await Promise.allSettled([releaseAccess(coordinator, request), releaseAccess(second, request)])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await verbsAbout(staffId)).filter((verb) => verb === 'access.release')).toHaveLength(1)
      await expect(refuseAccess(coordinator, request)).rejects.toEqual(stopped('conflict', 'access_decided'))
    }
  })

  it.each([
    ['it is four days old', () => void (process.env.NABIJ_NOW = new Date(Date.now() + 97 * 3_600_000).toISOString())],
    [
      'the person has another role since',
      async (staffId: string) => void (await updateStaff(admin, { staffId, version: 2, ...as('coach') })),
    ],
    ['the person is disabled', (staffId: string) => disableStaff(admin, { staffId })],
    [
      'who asked is no admin any more',
      () => database().staff.update({ where: { id: admin.staffId }, data: { role: 'coach' } }),
    ],
  ])('is refused when %s', async (_, change: (staffId: string) => unknown) => {
    const { staffId, request } = await asked()
    await change(staffId)
    const before = await roleOf(staffId)
    const fresh = { ...coordinator, verifiedAt: now() }
    await expect(releaseAccess(fresh, request)).rejects.toEqual(stopped('conflict', 'access_stale'))
    expect(await roleOf(staffId)).toBe(before)
  })

  it('is replaced by a later request for the same person', async () => {
    const { staffId, request } = await asked('coordinator')
    await updateStaff(admin, { staffId, version: 2, ...as('admin') })
    await expect(releaseAccess(coordinator, request)).rejects.toEqual(stopped('conflict', 'access_decided'))
    await releaseAccess(coordinator, await waiting())
    expect(await roleOf(staffId)).toBe('admin')
  })

  it('never takes the role of the last admin away', async () => {
    const other = await someone('admin')
    await updateStaff(other, { staffId: admin.staffId, version: 1, ...as('coordinator') })
    const request = await waiting()
    await database().staff.update({ where: { id: other.staffId }, data: { passwordHash: null } })
    await expect(releaseAccess(coordinator, request)).rejects.toMatchObject({ code: 'conflict' })
    expect(await roleOf(admin.staffId)).toBe('admin')
  })

  it('ends a link that others may have seen before the role', async () => {
    const { staffId, link } = await inviteStaff(admin, invitation('coach'))
    await updateStaff(admin, { staffId, version: 1, ...as('coordinator') })
    await releaseAccess(coordinator, await waiting())
    const taken = savePassword(visitor(), { token: tokenOf(link), purpose: 'invitation', password })
    await expect(taken).rejects.toEqual(stopped('not_found', 'link_dead'))
  })
})

describe('access.refuse', () => {
  it('leaves somebody who got another role since as they are', async () => {
    const { staffId } = await inviteStaff(admin, invitation('coordinator'))
    const stale = await waiting()
    await updateStaff(admin, { staffId, version: 1, ...as('coach') })
    await refuseAccess(coordinator, stale)
    expect(await database().staff.findUniqueOrThrow({ where: { id: staffId } })).toMatchObject({ disabledAt: null })
  })

  it('changes nothing, is audited, and disables who was invited', async () => {
    const caller = await someone('caller')
    await updateStaff(admin, { staffId: caller.staffId, version: 1, ...as('admin') })
    await refuseAccess(coordinator, await waiting())
    expect(await roleOf(caller.staffId)).toBe('caller')
    expect(await verbsAbout(caller.staffId)).toEqual(['staff.change', 'access.refuse'])
    const { staffId } = await inviteStaff(admin, invitation('admin'))
    await refuseAccess(admin, await waiting())
    expect((await database().staff.findUniqueOrThrow({ where: { id: staffId } })).disabledAt).not.toBeNull()
    expect(await accessRequests(coordinator)).toEqual([])
  })
})

describe('the operator’s command line', () => {
  it('is the second person only while there is nobody else, and is audited', async () => {
    const system = systemActor(organisationId)
    const caller = await someone('caller')
    await updateStaff(admin, { staffId: caller.staffId, version: 1, ...as('coordinator') })
    const request = await waiting()
    await expect(releaseAccess(system, request)).rejects.toEqual(stopped('conflict', 'access_second_person'))
    await disableStaff(admin, { staffId: coordinator.staffId })
    await releaseAccess(system, request)
    expect(await roleOf(caller.staffId)).toBe('coordinator')
    const [row] = await database().audit.findMany({ where: { subjectId: caller.staffId, verb: 'access.release' } })
    expect(row).toMatchObject({ staffId: null })
  })

  it('makes admins unattended, which everybody sees', async () => {
    const { link, waits } = await inviteStaff(systemActor(organisationId), invitation('admin'))
    expect([tokenOf(link).length, waits]).toEqual([43, false])
    expect(await roleChanges(admin)).toMatchObject([{ from: null, to: 'admin', by: null }])
  })
})
