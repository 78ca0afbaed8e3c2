import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/domain/access/actor'
import { endStaffSessions } from '@/features/staff/commands/end-staff-sessions'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { refuseAccess } from '@/features/staff/commands/refuse-access'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { savePassword } from '@/features/staff/commands/save-password'
import { updatePassword } from '@/features/staff/commands/update-password'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { inviteStaffSchema } from '@/features/staff/schema'
import { hashPassword } from '@/server/crypto'
import { systemActor } from '@/server/minted-actor'
import { actorFor, anOrganisation, aStaffMember } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
beforeAll(mail.listen)
afterAll(mail.close)

let organisationId = ''
const someone = async (role: Role) => {
  const id = await aStaffMember(organisationId, role, { name: `Proef ${role}` })
  const { email } = await database().staff.update({ where: { id }, data: { passwordHash: 'x' } })
  return { email, actor: await actorFor(organisationId, id) }
}
const team = async () => ({
  admin: await someone('admin'),
  coordinator: await someone('coordinator'),
  caller: await someone('caller'),
  coach: await someone('coach'),
})
let who: Awaited<ReturnType<typeof team>>

beforeEach(async () => {
  organisationId = await anOrganisation()
  who = await team()
})

/** Whom a letter with this subject was sent to, and its texts. */
const lettersAbout = async (subject: string) => {
  await runJobs()
  const letters = (await mail.letters()).filter((letter) => letter.subject.startsWith(subject))
  mail.incoming.length = 0
  return { to: letters.map(({ to }) => to).sort(), text: letters.map(({ text }) => text).join('\n') }
}
const both = () => [who.admin.email, who.coordinator.email].sort()
const as = (role: Role) => ({ name: 'Ander Naam', role, trainee: false, boardId: null, municipalityId: null })
const waiting = async () => ({ requestId: (await accessRequests(who.coordinator.actor))[0]!.id })

describe('all admins and coordinators, and nobody else, are told', () => {
  it('what waits, what was released, and what was refused, in both languages', async () => {
    const { actor: admin } = who.admin
    const { staffId } = who.caller.actor
    await updateStaff(admin, { staffId, version: 1, ...as('coordinator') })
    const asked = await lettersAbout('Nabij: iets wacht op een tweede persoon')
    expect(asked.to).toEqual(both())
    expect(asked.text).toContain('Proef admin vraagt om Ander Naam de rol Coördinator te geven.')
    expect(asked.text).toContain('Proef admin asks to give Ander Naam the role Coordinator.')
    expect(asked.text).toContain('/account')
    await releaseAccess(who.coordinator.actor, await waiting())
    const released = await lettersAbout('Nabij: een rol is veranderd')
    expect(released.to).toEqual([...both(), who.caller.email].sort())
    expect(released.text).toContain(
      'Ander Naam had de rol Beller en is nu Coördinator. Vrijgegeven door Proef coordinator.',
    )
    await inviteStaff(
      admin,
      inviteStaffSchema.parse({ email: `${randomUUID()}@example.org`, name: 'N', role: 'admin' }),
    )
    await lettersAbout('')
    await refuseAccess(who.coordinator.actor, await waiting())
    expect((await lettersAbout('Nabij: een aanvraag is geweigerd')).text).toContain('Er is niets veranderd.')
  })

  it('of every other change of a role, and what the command line does', async () => {
    await updateStaff(who.admin.actor, { staffId: who.caller.actor.staffId, version: 1, ...as('coach') })
    expect((await lettersAbout('Nabij: een rol is veranderd')).to).toEqual(both())
    const input = inviteStaffSchema.parse({ email: `${randomUUID()}@example.org`, name: 'Nieuw Iemand', role: 'admin' })
    await inviteStaff(systemActor(organisationId), input)
    const told = await lettersAbout('Nabij: een rol is veranderd')
    expect(told.to).toEqual(both())
    expect(told.text).toContain('Gedaan door de beheerder van de server.')
  })
})

describe('a link', () => {
  it('for a password goes to the person by mail, and waits for a second person when the mail was refused', async () => {
    const { staffId } = who.caller.actor
    expect(await resetPassword(who.admin.actor, { staffId })).toMatchObject({ link: null, waits: false })
    expect((await lettersAbout('Nieuw wachtwoord')).to).toEqual([who.caller.email])
    mail.mood.refuses = true
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await resetPassword(who.admin.actor, { staffId })
    for (let round = 0; round < 2; round += 1) await runJobs()
    log.mockRestore()
    mail.mood.refuses = false
    expect(await resetPassword(who.admin.actor, { staffId })).toMatchObject({ link: null, waits: true })
    expect((await releaseAccess(who.coordinator.actor, await waiting())).link).toContain('/password/new#')
  })

  it('of an invitation that was released goes to the person alone, and again without a second release', async () => {
    const email = `${randomUUID()}@example.org`
    const input = inviteStaffSchema.parse({ email, name: 'Nieuw Iemand', role: 'coordinator' })
    const { staffId } = await inviteStaff(who.admin.actor, input)
    expect((await lettersAbout('Uw account')).to).toEqual([])
    expect(await releaseAccess(who.coordinator.actor, await waiting())).toMatchObject({ link: null })
    expect((await lettersAbout('Uw account')).to).toEqual([email])
    expect(await resendInvitation(who.admin.actor, { staffId })).toMatchObject({ link: null, waits: false })
    expect((await lettersAbout('Uw account')).to).toEqual([email])
  })
})

it('whoever has a new password is told, and nobody else', async () => {
  const { actor } = who.caller
  const present = 'vier gewone woorden hier'
  await database().staff.update({ where: { id: actor.staffId }, data: { passwordHash: await hashPassword(present) } })
  await updatePassword(actor, { present, password: 'lampion rivier ontbijt' })
  const told = await lettersAbout('Nabij: uw wachtwoord is veranderd')
  expect(told.to).toEqual([who.caller.email])
  expect(told.text).toContain('Was it you? Then there is nothing to do.')
  await resetPassword(who.admin.actor, { staffId: actor.staffId })
  const [, token = ''] = /#([\w-]{43})/.exec((await lettersAbout('Nieuw wachtwoord')).text) ?? []
  const visitor = { address: randomUUID(), device: '' }
  await savePassword(visitor, { token, purpose: 'password', password: 'kompas molen zaterdag' })
  expect((await lettersAbout('Nabij: uw wachtwoord is veranderd')).to).toEqual([who.caller.email])
})

it('whoever is signed out everywhere is told, and nobody else', async () => {
  await endStaffSessions(who.admin.actor, { staffId: who.caller.actor.staffId })
  const told = await lettersAbout('Nabij: u bent overal uitgelogd')
  expect(told.to).toEqual([who.caller.email])
  expect(told.text).toContain('Proef admin heeft u op elk apparaat uitgelogd')
})
