import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { roles, type StaffActor } from '@/domain/access/actor'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { enableStaff } from '@/features/staff/commands/enable-staff'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { loadLink } from '@/features/staff/commands/load-link'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { requestPassword } from '@/features/staff/commands/request-password'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { staffList } from '@/features/staff/queries/staff-list'
import { readerNodes } from '@/features/staff/queries/reader-nodes'
import { updateStaffSchema, inviteStaffSchema, savePasswordSchema } from '@/features/staff/schema'
import { hashPassword } from '@/server/crypto'
import { systemActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { actorFor, anActor, anOrganisation, aSchool, aStaffMember, auditOf } from './factories'
import { database } from './owner'

const password = 'vier gewone woorden hier'
const visitor = () => ({ address: randomUUID(), device: 'vitest' })
let passwordHash = ''
let organisationId = ''
let admin: StaffActor

/** A member of staff with a password: only such an admin counts as one who can sign in. */
const someoneIn = async (role: (typeof roles)[number], organisation = organisationId) => {
  const id = await aStaffMember(organisation, role)
  await database().staff.update({ where: { id }, data: { passwordHash } })
  return actorFor(organisation, id)
}

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
beforeEach(async () => {
  organisationId = await anOrganisation()
  admin = await someoneIn('admin')
})

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const tokenOf = (link: string | null) => (link ?? '').split('#')[1] ?? ''
const invitation = (about: Record<string, unknown> = {}) =>
  inviteStaffSchema.parse({ email: `${randomUUID()}@example.org`, name: 'Nieuw Iemand', role: 'coach', ...about })
const staffRow = (id: string) => database().staff.findUniqueOrThrow({ where: { id } })
const post = { name: 'Ander Naam', role: 'coach', trainee: false, boardId: null, municipalityId: null } as const

const accept = (link: string | null, wanted = password) =>
  savePassword(visitor(), { token: tokenOf(link), purpose: 'invitation', password: wanted })
const resetWith = (link: string | null, wanted: string) =>
  savePassword(visitor(), { token: tokenOf(link), purpose: 'password', password: wanted })

describe.each(roles.filter((role) => role !== 'admin'))('a %s', (role) => {
  it('may do nothing with staff, and the refusal is recorded', async () => {
    const actor = await anActor(organisationId, role)
    const target = (await someoneIn('caller')).staffId
    const attempts = [
      () => staffList(actor),
      () => readerNodes(actor),
      () => inviteStaff(actor, invitation()),
      () => resendInvitation(actor, { staffId: target }),
      () => updateStaff(actor, { staffId: target, version: 1, ...post }),
      () => disableStaff(actor, { staffId: target }),
      () => enableStaff(actor, { staffId: target }),
      () => resetPassword(actor, { staffId: target }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(stopped('forbidden'))
    const refusals = await database().audit.findMany({ where: { staffId: actor.staffId } })
    expect(refusals.map(({ detail }) => detail)).toEqual(attempts.map(() => ({ refused: true })))
    expect(await staffRow(target)).toMatchObject({ role: 'caller', disabledAt: null })
  })
})

describe('an admin of another organisation', () => {
  it('does not find these staff at all', async () => {
    const elsewhere = await anOrganisation()
    const stranger = await someoneIn('admin', elsewhere)
    const target = (await someoneIn('caller')).staffId
    const attempts = [
      () => resendInvitation(stranger, { staffId: target }),
      () => updateStaff(stranger, { staffId: target, version: 1, ...post }),
      () => disableStaff(stranger, { staffId: target }),
      () => enableStaff(stranger, { staffId: target }),
      () => resetPassword(stranger, { staffId: target }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(stopped('not_found'))
    expect((await staffList(stranger)).map(({ id }) => id)).toEqual([stranger.staffId])
    expect(await staffRow(target)).toMatchObject({ role: 'caller', disabledAt: null, version: 1 })
  })

  it('cannot let somebody read for a board of this organisation', async () => {
    await aSchool(organisationId, 'S1', 'B1', 'M1')
    const board = await database().schoolBoard.findFirstOrThrow({ where: { organisationId } })
    const stranger = await someoneIn('admin', await anOrganisation())
    const reader = invitation({ role: 'reader', boardId: board.id })
    await expect(inviteStaff(stranger, reader)).rejects.toEqual(stopped('not_found'))
  })
})

describe('staff.invite', () => {
  it('creates somebody who chooses a password and can sign in, and writes the audit rows', async () => {
    const input = invitation()
    const { staffId, link } = await inviteStaff(admin, input)
    expect(link).toMatch(/^http:\/\/localhost:3000\/welcome#[\w-]{43}$/)
    expect(await staffRow(staffId)).toMatchObject({ organisationId, role: 'coach', passwordHash: null })
    expect(await loadLink(visitor(), { token: tokenOf(link), purpose: 'invitation' })).toMatchObject({
      email: input.email,
    })
    expect(await accept(link)).toEqual({ email: input.email })
    expect(await signIn(visitor(), { email: input.email, password })).not.toBeNull()
    expect(await auditOf(staffId)).toEqual([
      { verb: 'staff.invite', detail: { role: 'coach' } },
      { verb: 'password.set', detail: { by: 'invitation', sessions: 0 } },
    ])
  })

  it('stores only the hash of the link', async () => {
    const { link } = await inviteStaff(admin, invitation())
    const rows = await database().$queryRaw<{ row: string }[]>`select one_time_link::text as row from one_time_link`
    expect(rows.map(({ row }) => row).join()).not.toContain(tokenOf(link))
  })

  it('gives a link that works once, even for two who use it at the same moment', async () => {
    const { link } = await inviteStaff(admin, invitation())
    const both = await Promise.allSettled([accept(link), accept(link, 'nog een ander zinnetje')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(accept(link)).rejects.toEqual(stopped('not_found', 'link_dead'))
  })

  it('gives a link that expires after 72 hours', async () => {
    const { link } = await inviteStaff(admin, invitation())
    process.env.NABIJ_NOW = new Date(Date.now() + 72 * 3_600_000 + 1000).toISOString()
    await expect(accept(link)).rejects.toEqual(stopped('not_found', 'link_dead'))
    const states = (await staffList(admin)).map(({ state }) => state)
    delete process.env.NABIJ_NOW
    expect(states).toContain('invitation_expired')
  })

  it('replaces the earlier link when it is sent again, and of two at once leaves one', async () => {
    const { staffId, link } = await inviteStaff(admin, invitation())
    const [second, third] = await Promise.all([
      resendInvitation(admin, { staffId }),
      resendInvitation(admin, { staffId }),
    ])
    await expect(accept(link)).rejects.toEqual(stopped('not_found', 'link_dead'))
    const both = await Promise.allSettled([accept(second.link), accept(third.link)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(resendInvitation(admin, { staffId })).rejects.toEqual(stopped('conflict', 'not_waiting'))
  })

  it('gives a link that is no password link, nor the other way round', async () => {
    const { link } = await inviteStaff(admin, invitation())
    await expect(resetWith(link, password)).rejects.toEqual(stopped('not_found', 'link_dead'))
  })

  it('refuses an address that has an account, here or elsewhere, whatever its capitals', async () => {
    const taken = await staffRow((await someoneIn('caller', await anOrganisation())).staffId)
    const same = invitation({ email: taken.email.toUpperCase() })
    await expect(inviteStaff(admin, same)).rejects.toEqual(stopped('conflict', 'email_taken'))
    const input = invitation()
    const both = await Promise.allSettled([inviteStaff(admin, input), inviteStaff(admin, input)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('works for the command line, which is audited as the system', async () => {
    const { staffId, link } = await inviteStaff(systemActor(organisationId), invitation({ role: 'admin' }))
    expect(tokenOf(link)).toHaveLength(43)
    expect(await database().audit.findFirst({ where: { subjectId: staffId } })).toMatchObject({ staffId: null })
  })

  it('accepts one board or one municipality for a reader, and none for anybody else', async () => {
    await aSchool(organisationId, 'S1', 'B1', 'M1')
    const { boards, municipalities } = await readerNodes(admin)
    const [boardId, municipalityId] = [boards[0]!.id, municipalities[0]!.id]
    const { staffId } = await inviteStaff(admin, invitation({ role: 'reader', boardId }))
    expect(await staffRow(staffId)).toMatchObject({ role: 'reader', boardId, municipalityId: null })
    for (const place of [{}, { boardId, municipalityId }])
      expect(() => invitation({ role: 'reader', ...place })).toThrow('reader_place')
    expect(invitation({ role: 'coach', boardId, trainee: true })).toMatchObject({ boardId: null, trainee: false })
  })

  it.each([{ email: 'geen adres' }, { name: '  ' }, { name: 'x'.repeat(121) }, { role: 'owner' }, { boardId: 'x' }])(
    'refuses bad input: %j',
    (wrong) => expect(inviteStaffSchema.safeParse({ ...invitation(), ...wrong }).success).toBe(false),
  )

  it.each(['kort', 'wachtwoord123', 'x'.repeat(201)])('refuses the password %j', (wrong) =>
    expect(
      savePasswordSchema.safeParse({ token: 'a'.repeat(43), purpose: 'invitation', password: wrong }).success,
    ).toBe(false),
  )
})

describe('staff.change', () => {
  it('takes effect at the very next request of that person, and is audited', async () => {
    const caller = await someoneIn('caller')
    await updateStaff(admin, { staffId: caller.staffId, version: 1, ...post })
    expect(await loadSessionActor(caller.sessionId)).toMatchObject({ role: 'coach' })
    expect(await auditOf(caller.staffId)).toEqual([{ verb: 'staff.change', detail: { from: 'caller', to: 'coach' } }])
  })

  it('refuses the second of two who change the same person', async () => {
    const { staffId } = await someoneIn('caller')
    const change = (name: string) => updateStaff(admin, { staffId, version: 1, ...post, name })
    const both = await Promise.allSettled([change('Een'), change('Twee')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(change('Drie')).rejects.toEqual(stopped('conflict', 'changed_meanwhile'))
  })

  it('lets admins change their own name, and not their own role', async () => {
    const own = { staffId: admin.staffId, version: 1 }
    await expect(updateStaff(admin, { ...own, ...post })).rejects.toEqual(stopped('conflict', 'not_yourself'))
    expect(await updateStaff(admin, { ...own, ...post, role: 'admin' })).toEqual({ version: 2, waits: false })
  })

  it('refuses bad input', () =>
    expect(updateStaffSchema.safeParse({ staffId: 'x', version: 1.5, name: '', role: 'caller' }).success).toBe(false))
})

describe('staff.disable and staff.enable', () => {
  it('ends every session and link at once, prevents signing in, and is audited', async () => {
    const caller = await someoneIn('caller')
    const { link } = await resetPassword(systemActor(organisationId), { staffId: caller.staffId })
    await disableStaff(admin, { staffId: caller.staffId })
    expect(await loadSessionActor(caller.sessionId)).toBeNull()
    const { email } = await staffRow(caller.staffId)
    expect(await signIn(visitor(), { email, password })).toBeNull()
    await expect(resetWith(link, 'een heel ander zinnetje')).rejects.toEqual(stopped('not_found', 'link_dead'))
    await enableStaff(admin, { staffId: caller.staffId })
    expect(await loadSessionActor(caller.sessionId)).toBeNull()
    expect(await signIn(visitor(), { email, password })).not.toBeNull()
    expect((await auditOf(caller.staffId)).map(({ verb }) => verb)).toEqual([
      'staff.reset_password',
      'staff.disable',
      'staff.enable',
    ])
  })

  it('leaves no session behind when someone signs in at the same moment', async () => {
    const { staffId } = await someoneIn('caller')
    const { email } = await staffRow(staffId)
    await Promise.all([
      ...Array.from({ length: 4 }, () => signIn(visitor(), { email, password })),
      disableStaff(admin, { staffId }),
    ])
    expect(await database().session.count({ where: { staffId, endedAt: null } })).toBe(0)
  })

  it('refuses to disable oneself', async () =>
    expect(disableStaff(admin, { staffId: admin.staffId })).rejects.toEqual(stopped('conflict', 'not_yourself')))

  it('never disables or demotes the last admin who can sign in', async () => {
    await inviteStaff(admin, invitation({ role: 'admin' }))
    const system = systemActor(organisationId)
    const last = { staffId: admin.staffId }
    await expect(disableStaff(system, last)).rejects.toEqual(stopped('conflict', 'last_admin'))
    await expect(updateStaff(system, { ...last, version: 1, ...post })).rejects.toEqual(
      stopped('conflict', 'last_admin'),
    )
  })

  it('leaves one of two admins who disable each other at once, in every round', async () => {
    for (let round = 0; round < 8; round += 1) {
      organisationId = await anOrganisation()
      const [one, other] = [await someoneIn('admin'), await someoneIn('admin')]
      const both = await Promise.allSettled([
        disableStaff(one, { staffId: other.staffId }),
        disableStaff(other, { staffId: one.staffId }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await database().staff.count({ where: { organisationId, role: 'admin', disabledAt: null } })).toBe(1)
    }
  })

  it('leaves one admin when one disables and the other demotes at once', async () => {
    const other = await someoneIn('admin')
    const both = await Promise.allSettled([
      disableStaff(admin, { staffId: other.staffId }),
      updateStaff(other, { staffId: admin.staffId, version: 1, ...post }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database().staff.count({ where: { organisationId, role: 'admin', disabledAt: null } })).toBe(1)
  })
})

describe('staff.reset_password', () => {
  it('returns a link with which the person chooses a password; the old one works until then, and no session after', async () => {
    const caller = await someoneIn('caller')
    const { email } = await staffRow(caller.staffId)
    const { link } = await resetPassword(systemActor(organisationId), { staffId: caller.staffId })
    expect(link).toMatch(/\/password\/new#[\w-]{43}$/)
    expect(await signIn(visitor(), { email, password })).not.toBeNull()
    await resetWith(link, 'een heel ander zinnetje')
    expect(await loadSessionActor(caller.sessionId)).toBeNull()
    expect(await signIn(visitor(), { email, password })).toBeNull()
    expect(await signIn(visitor(), { email, password: 'een heel ander zinnetje' })).not.toBeNull()
    await expect(resetWith(link, 'nog een heel ander')).rejects.toEqual(stopped('not_found', 'link_dead'))
    expect((await auditOf(caller.staffId)).map(({ verb }) => verb)).toEqual(['staff.reset_password', 'password.set'])
  })

  it('refuses somebody who has not signed in yet, and somebody who is disabled', async () => {
    const { staffId } = await inviteStaff(admin, invitation())
    await expect(resetPassword(admin, { staffId })).rejects.toEqual(stopped('conflict', 'not_in_yet'))
    const caller = await someoneIn('caller')
    await disableStaff(admin, { staffId: caller.staffId })
    await expect(resetPassword(admin, { staffId: caller.staffId })).rejects.toEqual(stopped('conflict', 'not_in_yet'))
  })

  it('cannot be requested by oneself without a mail server', async () =>
    expect(requestPassword(visitor(), { email: 'x@example.org' })).rejects.toEqual(stopped('unavailable', 'no_mail')))
})

describe('staff.read', () => {
  it('shows the whole organisation with state and reader node, and no password', async () => {
    await aSchool(organisationId, 'S1', 'B1', 'M1')
    const { municipalities } = await readerNodes(admin)
    await inviteStaff(admin, invitation({ role: 'reader', municipalityId: municipalities[0]!.id }))
    const rows = await staffList(admin)
    expect(rows.map(({ role, state, place }) => [role, state, place])).toEqual([
      ['reader', 'invited', 'Gemeente M1'],
      ['admin', 'active', null],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/argon2|passwordHash/)
  })
})
