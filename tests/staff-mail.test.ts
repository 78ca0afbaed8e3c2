import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { retryJobs } from '@/features/jobs/commands/retry-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { loadLink } from '@/features/staff/commands/load-link'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { requestPassword } from '@/features/staff/commands/request-password'
import { savePassword } from '@/features/staff/commands/save-password'
import { signIn } from '@/features/staff/commands/sign-in'
import { inviteStaffSchema } from '@/features/staff/schema'
import { hashPassword } from '@/server/crypto'
import { systemActor } from '@/server/minted-actor'
import { loadSessionActor } from '@/server/session'
import { aMailServer, type Received } from './mail-server'
import { jobOf, queuedJobs, runJobs } from './run-jobs'
import { actorFor, anActor, anOrganisation, aStaffMember } from './factories'
import { database } from './owner'

const mail = aMailServer()
let organisationId = ''
let passwordHash = ''

beforeAll(async () => {
  await mail.listen()
  organisationId = await anOrganisation()
  passwordHash = await hashPassword('vier gewone woorden hier')
})
afterAll(mail.close)

const visitor = (address = '192.0.2.1') => ({ address, device: '' })
const letterTo = async (email: string): Promise<Received> => {
  // A visitor's request is answered before its work is done, so the test waits for the letter.
  await vi.waitUntil(
    async () => {
      await runJobs()
      return mail.incoming.some(({ to }) => to === email)
    },
    { timeout: 20_000 },
  )
  return (await mail.letters()).findLast(({ to }) => to === email)!
}
const linkIn = ({ text }: Received) => /https?:\S+#([\w-]{43})/.exec(text)?.[1] ?? ''
const someone = async () => {
  const id = await aStaffMember(organisationId, 'caller', { name: 'Bente Proef' })
  return database().staff.update({ where: { id }, data: { passwordHash }, select: { id: true, email: true } })
}

describe('a letter', () => {
  it('invites in both languages; its link opens the account and is shown to nobody else', async () => {
    const admin = await anActor(organisationId, 'admin')
    const email = 'nieuw@example.org'
    const invited = await inviteStaff(admin, inviteStaffSchema.parse({ email, name: 'Nieuw Iemand', role: 'coach' }))
    expect(invited.link).toBeNull()
    const letter = await letterTo(email)
    expect(letter.subject).toBe('Uw account voor Nabij / Your account for Nabij')
    expect(letter.text).toContain('Dag Nieuw Iemand')
    expect(letter.text).toContain('Hello Nieuw Iemand')
    expect(letter.text).toContain('72 uur')
    const done = await savePassword(visitor(), {
      token: linkIn(letter),
      purpose: 'invitation',
      password: 'vier andere woorden hier',
    })
    expect(done).toEqual({ email })
  })

  it('is sent for the command line, which gets the link too', async () => {
    const input = inviteStaffSchema.parse({ email: 'regel@example.org', name: 'Via De Regel', role: 'coach' })
    expect((await inviteStaff(systemActor(organisationId), input)).link).toContain('/welcome#')
  })

  it('is tried twice when the mail server refuses it, then shown to the actor who requested it, and the link is handed over', async () => {
    const admin = await anActor(organisationId, 'admin')
    const other = await anActor(organisationId, 'admin')
    mail.mood.refuses = true
    mail.mood.tried = 0
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const input = inviteStaffSchema.parse({ email: 'vol@example.org', name: 'Volle Bus', role: 'coach' })
    const { link, staffId } = await inviteStaff(admin, input)
    expect(link).toBeNull()
    for (let round = 0; round < 4; round += 1) await runJobs()
    mail.mood.refuses = false
    const logged = log.mock.calls.join()
    log.mockRestore()
    expect(mail.mood.tried).toBe(2)
    expect(logged).toContain('mail_refused')
    expect(logged).not.toMatch(/vol@example|welcome#|Volle/)
    const kinds = ['staff_letter'] as const
    expect(await endedJobs(admin, kinds)).toMatchObject([{ state: 'failed', addressee: 'Volle Bus' }])
    expect(await endedJobs(other, kinds)).toEqual([])
    expect((await resendInvitation(admin, { staffId })).link).toContain('/welcome#')
    expect(await endedJobs(admin, kinds)).toEqual([])
    expect((await resendInvitation(admin, { staffId })).link).toBeNull()
  })

  it('that is tried again holds a new link, and the earlier one stops working', async () => {
    const admin = await anActor(organisationId, 'admin')
    const email = 'tweemaal@example.org'
    const { staffId } = await inviteStaff(admin, inviteStaffSchema.parse({ email, name: 'Nog Eens', role: 'coach' }))
    const first = linkIn(await letterTo(email))
    await resendInvitation(admin, { staffId })
    await expect(loadLink(visitor(), { token: first, purpose: 'invitation' })).rejects.toMatchObject({
      reason: 'link_dead',
    })
    mail.incoming.length = 0
    const second = linkIn(await letterTo(email))
    expect(await loadLink(visitor(), { token: second, purpose: 'invitation' })).toBeTruthy()
  })
})

const failedInvitation = async (admin: Actor, email: string) => {
  mail.mood.refuses = true
  const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { staffId } = await inviteStaff(admin, inviteStaffSchema.parse({ email, name: 'Later Gelukt', role: 'coach' }))
  for (let round = 0; round < 2; round += 1) await runJobs()
  log.mockRestore()
  mail.mood.refuses = false
  const letterKinds = ['staff_letter'] as const
  const failedJobs = await endedJobs(admin, letterKinds)
  expect(failedJobs).toMatchObject([{ state: 'failed', addressee: 'Later Gelukt' }])
  return { staffId, ids: failedJobs.map(({ id }) => id), failedLetters: () => endedJobs(admin, letterKinds) }
}

describe('a letter that failed', () => {
  it('is tried again a minute later, when a mail server that restarts is back', async () => {
    const admin = await anActor(organisationId, 'admin')
    mail.mood.refuses = true
    mail.mood.tried = 0
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const email = 'straks@example.org'
    const { staffId } = await inviteStaff(admin, inviteStaffSchema.parse({ email, name: 'Straks', role: 'coach' }))
    await runJobs()
    log.mockRestore()
    mail.mood.refuses = false
    const { id } = await database().job.findFirstOrThrow({ where: { subject: staffId } })
    expect(mail.mood.tried).toBe(1)
    expect(
      await database().$queryRaw`
      select count(*)::int as rows, round(extract(epoch from min(run_at) - now()) / 20)::int * 20 as seconds
      from graphile_worker.jobs where key = ${id} and locked_at is null`,
    ).toEqual([{ rows: 1, seconds: 60 }])
    expect((await letterTo(email)).to).toBe(email)
    expect(mail.mood.tried).toBe(2)
    expect(await queuedJobs(id)).toEqual([])
    expect(await jobOf(id)).toMatchObject({ state: 'done', attempts: 2 })
  })

  it('makes the next link of its own purpose handed over, and no other', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { staffId, failedLetters } = await failedInvitation(admin, 'ander-doel@example.org')
    await database().staff.update({ where: { id: staffId }, data: { passwordHash } })
    expect(await resetPassword(admin, { staffId })).toEqual({ link: null, hours: 0.5, waits: false })
    expect(await failedLetters()).toHaveLength(1)
    await runJobs()
    await database().staff.update({ where: { id: staffId }, data: { passwordHash: null } })
    expect((await resendInvitation(admin, { staffId })).link).toContain('/welcome#')
    expect(await failedLetters()).toEqual([])
  })

  it('is dismissed when a later letter of its purpose is sent, whoever requested that', async () => {
    const { id: staffId, email } = await someone()
    const admin = await anActor(organisationId, 'admin')
    mail.mood.refuses = true
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await resetPassword(admin, { staffId })
    for (let round = 0; round < 2; round += 1) await runJobs()
    log.mockRestore()
    mail.mood.refuses = false
    const letterKinds = ['staff_letter'] as const
    expect(await endedJobs(admin, letterKinds)).toHaveLength(1)
    await requestPassword(visitor('192.0.2.60'), { email })
    await letterTo(email)
    expect(await endedJobs(admin, letterKinds)).toEqual([])
    expect(await resetPassword(admin, { staffId })).toEqual({ link: null, hours: 0.5, waits: false })
  })

  it('is dismissed when the person has set a password with a link that was handed over', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { staffId, ids, failedLetters } = await failedInvitation(admin, 'overhandigd@example.org')
    const { link } = await resendInvitation(systemActor(organisationId), { staffId })
    expect(await failedLetters()).toHaveLength(1)
    const token = link?.split('#')[1] ?? ''
    await savePassword(visitor(), { token, purpose: 'invitation', password: 'vier andere woorden hier' })
    expect(await failedLetters()).toEqual([])
    await expect(retryJobs(admin, { ids })).rejects.toMatchObject({ reason: 'changed_meanwhile' })
  })

  it('still names the person when its input is gone', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { ids, failedLetters } = await failedInvitation(admin, 'vroeger@example.org')
    await database()
      .$executeRaw`update job set state = 'refused', reason = 'asker_disabled', input = null where id = any(${ids}::uuid[])`
    expect(await failedLetters()).toMatchObject([{ state: 'refused', addressee: 'Later Gelukt' }])
  })
})

describe('a letter of an administrator who is gone', () => {
  it('is sent: it was permitted when it was requested', async () => {
    const admin = await anActor(organisationId, 'admin')
    const email = 'erfenis@example.org'
    await inviteStaff(admin, inviteStaffSchema.parse({ email, name: 'Erfenis', role: 'coach' }))
    await database().staff.update({ where: { id: admin.staffId }, data: { disabledAt: new Date() } })
    expect((await letterTo(email)).text).toContain('/welcome#')
  })
})

describe('a forgotten password', () => {
  it('is replaced with a mailed link of half an hour, which ends every session', async () => {
    const { id, email } = await someone()
    const actor = await actorFor(organisationId, id)
    await requestPassword(visitor(), { email })
    const letter = await letterTo(email)
    expect(letter.text).toContain('/password/new#')
    const password = 'een heel ander zinnetje'
    await savePassword(visitor(), { token: linkIn(letter), purpose: 'password', password })
    expect(await loadSessionActor(actor.sessionId)).toBeNull()
    expect(await signIn(visitor(), { email, password })).not.toBeNull()
  })

  it('has a link that expires after half an hour', async () => {
    const { email } = await someone()
    await requestPassword(visitor(), { email })
    const token = linkIn(await letterTo(email))
    process.env.NABIJ_NOW = new Date(Date.now() + 1_801_000).toISOString()
    const late = savePassword(visitor(), { token, purpose: 'password', password: 'een heel ander zinnetje' })
    await expect(late).rejects.toMatchObject({ code: 'not_found', reason: 'link_dead' })
    delete process.env.NABIJ_NOW
  })

  it('gets the same answer for an account that does not exist, is disabled or was never used, and mails them nothing', async () => {
    const disabled = await someone()
    await database().staff.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } })
    const invited = await someone()
    await database().staff.update({ where: { id: invited.id }, data: { passwordHash: null } })
    const known = await someone()
    const addresses = ['niemand@example.org', disabled.email, invited.email]
    for (const email of [...addresses, known.email])
      expect(await requestPassword(visitor('192.0.2.9'), { email })).toBeUndefined()
    await letterTo(known.email)
    expect(mail.incoming.filter(({ to }) => addresses.includes(to))).toEqual([])
  })

  it('is throttled by account, whether or not it exists, and by address', async () => {
    const { email } = await someone()
    for (const typed of [email, 'nergens@example.org']) {
      for (let round = 0; round < 3; round += 1)
        await requestPassword(visitor(`192.0.2.${20 + round}`), { email: typed })
      await expect(requestPassword(visitor('192.0.2.30'), { email: typed })).rejects.toMatchObject({ code: 'too_many' })
    }
    const many = visitor('192.0.2.40')
    for (let round = 0; round < 15; round += 1) await requestPassword(many, { email: `n${round}@example.org` })
    await expect(requestPassword(many, { email: 'n15@example.org' })).rejects.toMatchObject({ code: 'too_many' })
  })

  it('is mailed a link as well when an admin requests it', async () => {
    const admin = await anActor(organisationId, 'admin')
    const { id, email } = await someone()
    expect(await resetPassword(admin, { staffId: id })).toEqual({ link: null, hours: 0.5, waits: false })
    expect(linkIn(await letterTo(email))).toHaveLength(43)
  })
})
