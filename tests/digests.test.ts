import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role, StaffActor } from '@/domain/access/actor'
import { hourMs } from '@/domain/dates'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { addAppointmentSchema, recordAttemptSchema } from '@/features/calls/schema'
import { saveDigest } from '@/features/digests/commands/save-digest'
import { sendDigest } from '@/features/digests/commands/send-digest'
import { ownDigest } from '@/features/digests/queries/own-digest'
import { saveDigestSchema, type SaveDigest } from '@/features/digests/schema'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { addDueDigests } from '@/server/digest-schedule'
import { systemActor } from '@/server/minted-actor'
import { directWork } from '@/server/work'
import { work } from '@/worker'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database, ownerDatabase } from './owner'

const mail = aMailServer()
beforeAll(mail.listen)
afterAll(mail.close)

let organisationId: string
beforeEach(async () => {
  await ownerDatabase().digest.deleteMany()
  mail.incoming.length = 0
  mail.mood.refuses = false
  process.env.NABIJ_NOW = '2027-03-01T05:00:00Z'
  organisationId = await anOrganisation()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const wish = (about: Partial<SaveDigest> = {}) =>
  saveDigestSchema.parse({ hour: 8, weekends: true, locale: 'nl', ...about })

/** Somebody who wants a digest and has something to be told: a family without a call. */
const aReader = async (role: Role = 'caller', about: Partial<SaveDigest> = {}) => {
  const reader = await anActor(organisationId, role)
  await saveDigest(reader, wish(about))
  const coordinator = await anActor(organisationId, 'coordinator')
  const { id: familyId } = await aKnownFamily(organisationId)
  await assignFamilies(coordinator, { assignments: [{ familyId, callerId: reader.staffId }] })
  return { ...reader, familyId }
}
const emailOf = async ({ staffId }: StaffActor) =>
  (await database().staff.findUniqueOrThrow({ where: { id: staffId } })).email

/** What a worker does at this moment. Returns how many letters have come in so far. */
const pass = async (moment: string | Date) => {
  process.env.NABIJ_NOW = new Date(moment).toISOString()
  await addDueDigests()
  await runJobs()
  return mail.incoming.length
}

describe('the hour of the e-mail of the day', () => {
  test('is the hour in Amsterdam, before, on and after both clock changes of 2027', async () => {
    await aReader()
    // Winter time is one hour ahead of UTC, summer time two.
    for (const [before, on] of [
      ['2027-03-27T06:59:00Z', '2027-03-27T07:00:00Z'],
      ['2027-03-28T05:59:00Z', '2027-03-28T06:00:00Z'],
      ['2027-03-29T05:59:00Z', '2027-03-29T06:00:00Z'],
      ['2027-10-30T05:59:00Z', '2027-10-30T06:00:00Z'],
      ['2027-10-31T06:59:00Z', '2027-10-31T07:00:00Z'],
      ['2027-11-01T06:59:00Z', '2027-11-01T07:00:00Z'],
    ] as const) {
      const count = mail.incoming.length
      expect([before, await pass(before)]).toEqual([before, count])
      expect([on, await pass(on)]).toEqual([on, count + 1])
    }
  })

  test.each([
    ['2027-03-27T23:00:00Z', 23],
    ['2027-10-30T22:00:00Z', 25],
  ])('comes once in the day that begins at %s and has %i hours, whichever hour it is', async (midnight, hours) => {
    const reader = await aReader()
    const start = new Date(midnight).getTime()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 23 }), async (hour) => {
        await database().digest.updateMany({ data: { hour, enqueuedOn: null, sentOn: null } })
        mail.incoming.length = 0
        for (let passed = 0; passed < hours; passed += 1) await pass(new Date(start + passed * hourMs))
        expect(mail.incoming.map(({ to }) => to)).toEqual([await emailOf(reader)])
      }),
      { numRuns: 4, examples: [[2], [3]] },
    )
  })

  test('that nobody worked in is made up for later that day, and not the next', async () => {
    const reader = await aReader('caller', { hour: 20 })
    expect(await pass('2027-03-24T22:30:00Z')).toBe(1)
    expect(await pass('2027-03-24T23:30:00Z')).toBe(1)
    expect(await pass('2027-03-25T18:59:00Z')).toBe(1)
    expect(await pass('2027-03-25T19:00:00Z')).toBe(2)
    expect((await mail.letters()).map(({ to }) => to)).toEqual([await emailOf(reader), await emailOf(reader)])
  })

  test('has one letter from many workers, and none again after a restart', async () => {
    await aReader()
    process.env.NABIJ_NOW = '2027-03-24T07:00:00Z'
    await Promise.all(Array.from({ length: 6 }, () => addDueDigests()))
    await Promise.all([runJobs(), runJobs()])
    expect(await pass('2027-03-24T07:00:10Z')).toBe(1)
    expect(await pass('2027-03-24T21:00:00Z')).toBe(1)
  })

  test('leaves out weekends unless they were asked for', async () => {
    await aReader('caller', { weekends: false })
    expect(await pass('2027-03-26T07:00:00Z')).toBe(1)
    for (const day of ['2027-03-27', '2027-03-28']) expect(await pass(`${day}T10:00:00Z`)).toBe(1)
    expect(await pass('2027-03-29T06:00:00Z')).toBe(2)
  })

  test('is kept by a worker that runs, also when something else that it looks after fails each time', async () => {
    await aReader()
    await ownerDatabase().$executeRaw`revoke delete on job_file from nabij_app`
    process.env.NABIJ_NOW = '2027-03-24T07:00:00Z'
    const stopping = new AbortController()
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const working = work(stopping.signal)
    await vi.waitUntil(() => mail.incoming.length > 0, { timeout: 60_000, interval: 200 })
    stopping.abort()
    await working
    log.mockRestore()
    await ownerDatabase().$executeRaw`grant delete on job_file to nabij_app`
    expect(mail.incoming).toHaveLength(1)
  })
})

describe('no e-mail', () => {
  test('goes to who did not choose one, who stopped it, who is disabled, or whose role has none', async () => {
    await anActor(organisationId, 'coordinator')
    const [stopped, disabled, promoted] = [await aReader(), await aReader(), await aReader()]
    await saveDigest(stopped, wish({ hour: null }))
    await database().staff.update({ where: { id: disabled.staffId }, data: { disabledAt: new Date() } })
    await database().staff.update({ where: { id: promoted.staffId }, data: { role: 'admin' } })
    expect(await pass('2027-03-24T10:00:00Z')).toBe(0)
  })

  test('goes to who was disabled, or stopped it, after it was enqueued', async () => {
    const [disabled, stopped] = [await aReader(), await aReader()]
    process.env.NABIJ_NOW = '2027-03-24T10:00:00Z'
    expect(await addDueDigests()).toBe(2)
    await database().staff.update({ where: { id: disabled.staffId }, data: { disabledAt: new Date() } })
    await saveDigest(stopped, wish({ hour: null }))
    expect(await pass('2027-03-24T10:01:00Z')).toBe(0)
  })

  test('goes out when there is nothing to tell, or on a later day than it was meant for', async () => {
    const idle = await anActor(organisationId, 'caller')
    await saveDigest(idle, wish())
    expect(await pass('2027-03-24T10:00:00Z')).toBe(0)
    const reader = await aReader()
    const late = { staffId: reader.staffId, day: '2027-03-23' }
    await sendDigest(systemActor(organisationId), late, directWork)
    expect(mail.incoming).toEqual([])
  })

  test('goes twice: neither when the job runs again, nor when a worker was killed behind the mail server', async () => {
    const reader = await aReader()
    process.env.NABIJ_NOW = '2027-03-24T10:00:00Z'
    const job = { staffId: reader.staffId, day: '2027-03-24' }
    const killed = { ...directWork, finish: () => Promise.reject(new Error('killed')) }
    await expect(sendDigest(systemActor(organisationId), job, killed)).rejects.toThrow('killed')
    await sendDigest(systemActor(organisationId), job, directWork)
    expect(mail.incoming).toHaveLength(1)
  })

  test('is lost when the mail server refuses it once', async () => {
    await aReader()
    mail.mood.refuses = true
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect(await pass('2027-03-24T10:00:00Z')).toBe(0)
    log.mockRestore()
    mail.mood.refuses = false
    expect(mail.incoming).toEqual([])
    const job = { staffId: (await database().digest.findFirstOrThrow()).staffId, day: '2027-03-24' }
    await sendDigest(systemActor(organisationId), job, directWork)
    expect(mail.incoming).toHaveLength(1)
  })
})

describe('what the e-mail says', () => {
  const linesOf = async () => (await mail.letters()).at(-1)?.text.trim().split('\n') ?? []

  test('to a caller: calls, appointments, promises and talks as numbers with links, and no name or ref', async () => {
    const reader = await aReader()
    const { staffId: ownerId, familyId } = reader
    const promise = { familyId, ownerId, state: 'open' } as const
    await aHelpItem(organisationId, { ...promise, dueOn: new Date('2027-03-24') })
    await aHelpItem(organisationId, { ...promise, dueOn: new Date('2027-03-23') })
    await aHelpItem(organisationId, { ...promise, dueOn: new Date('2027-03-25') })
    const appointment = { organisationId, familyId, ownerId, kind: 'hard' as const }
    for (const startsAt of [
      '2027-03-24T06:00:00Z',
      '2027-03-24T14:00:00Z',
      '2027-03-24T22:59:00Z',
      '2027-03-24T23:00:00Z',
    ])
      await database().appointment.create({ data: { ...appointment, startsAt } })
    process.env.NABIJ_NOW = '2027-03-24T06:30:00Z'
    const asker = await anActor(organisationId, 'caller')
    const theirs = await aKnownFamily(organisationId, { callerId: asker.staffId })
    const { id } = await anInterview(organisationId, { familyId: theirs.id, callerId: asker.staffId })
    await saveCheckIn(asker, { id, feeling: 'heavy', text: 'zwaar', shared: false, talkWith: ownerId })
    await pass('2027-03-24T07:00:00Z')
    const [letter] = await mail.letters()
    expect(letter?.subject).toBe('Nabij: wat er vandaag voor u ligt')
    expect(letter?.text.trim().split('\n')).toEqual([
      'Dit ligt er vandaag voor u:',
      '- 1 gezin om te bellen: http://localhost:3000/today',
      '- 2 belafspraken vandaag: http://localhost:3000/today',
      '- 1 belofte voor vandaag: http://localhost:3000/help',
      '- 1 belofte over tijd: http://localhost:3000/help?state=overdue',
      '- 1 collega wil met u praten over een zwaar gesprek: http://localhost:3000/today',
      '',
      'Deze e-mail wijzigen of stoppen: http://localhost:3000/account',
    ])
  })

  test('to a caller: also what was agreed and missed and what they promised a family of the pool, and no appointment that was overtaken', async () => {
    const reader = await anActor(organisationId, 'caller')
    await saveDigest(reader, wish())
    const [missed, overtaken, pool] = await Promise.all([
      aKnownFamily(organisationId, { callerId: reader.staffId }),
      aKnownFamily(organisationId, { callerId: reader.staffId }),
      aKnownFamily(organisationId),
    ])
    const agree = (familyId: string, day: string, from: string) =>
      addAppointment(reader, addAppointmentSchema.parse({ id: randomUUID(), familyId, day, from }))
    const record = (familyId: string, input: object) =>
      recordAttempt(reader, recordAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null, ...input }))
    process.env.NABIJ_NOW = '2027-03-22T08:00:00Z'
    await agree(missed.id, '2027-03-23', '10:00')
    await agree(overtaken.id, '2027-03-24', '15:00')
    await database().callLease.create({
      data: {
        organisationId,
        familyId: pool.id,
        staffId: reader.staffId,
        takenAt: new Date('2027-03-22T08:00:00Z'),
        expiresAt: new Date('2027-03-22T09:00:00Z'),
      },
    })
    await record(pool.id, { outcome: 'callback_asked', wish: { notBefore: '2027-03-24', time: null } })
    process.env.NABIJ_NOW = '2027-03-24T06:30:00Z'
    await record(overtaken.id, { outcome: 'callback_asked', wish: { notBefore: '2027-04-02', time: null } })
    await pass('2027-03-24T07:00:00Z')
    expect((await linesOf()).slice(1, -2)).toEqual(['- 2 gezinnen om te bellen: http://localhost:3000/today'])
  })

  test('to who covers for a colleague: also the calls of that colleague, for as long as they are away', async () => {
    const { staffId: coverId } = await aReader()
    const { staffId } = await aReader('caller', { hour: null })
    const days = { fromDay: new Date('2027-03-24'), untilDay: new Date('2027-03-24') }
    await database().absence.create({ data: { organisationId, staffId, coverId, ...days } })
    await pass('2027-03-24T07:00:00Z')
    await pass('2027-03-25T07:00:00Z')
    const letters = await mail.letters()
    expect(letters.map(({ text }) => /\d+ gezin\S* om te bellen/.exec(text)?.[0])).toEqual([
      '2 gezinnen om te bellen',
      '1 gezin om te bellen',
    ])
  })

  const aCareStep = (familyId: string, ownerId: string, dueOn: string) =>
    database().careStep.create({
      data: { organisationId, familyId, ownerId, kind: 'parent', dueOn: new Date(dueOn) },
    })

  test('to a caller: the parents to call again, theirs and those of whom they cover, when nothing else is to be done', async () => {
    const reader = await anActor(organisationId, 'caller')
    await saveDigest(reader, wish())
    const absent = await anActor(organisationId, 'caller')
    const days = { fromDay: new Date('2027-03-25'), untilDay: new Date('2027-03-25') }
    await database().absence.create({
      data: { organisationId, staffId: absent.staffId, coverId: reader.staffId, ...days },
    })
    const { id: familyId } = await aKnownFamily(organisationId)
    for (const { staffId } of [reader, absent]) await aCareStep(familyId, staffId, '2027-03-24')
    await aHelpItem(organisationId, {
      familyId,
      ownerId: absent.staffId,
      state: 'open',
      dueOn: new Date('2027-03-25'),
    })
    await pass('2027-03-23T07:00:00Z')
    expect(await mail.letters()).toEqual([])
    await pass('2027-03-24T07:00:00Z')
    expect((await linesOf())[1]).toBe('- 1 ouder om na te bellen: http://localhost:3000/today')
    await pass('2027-03-25T07:00:00Z')
    expect((await linesOf()).slice(1, 3)).toEqual([
      '- 2 ouders om na te bellen: http://localhost:3000/today',
      '- 1 belofte voor vandaag: http://localhost:3000/help',
    ])
  })

  test('to a coordinator: what waits because nobody who works that day is responsible', async () => {
    const reader = await anActor(organisationId, 'coordinator')
    await saveDigest(reader, wish())
    const [present, away, asked] = [
      await anActor(organisationId, 'caller'),
      await anActor(organisationId, 'caller'),
      await anActor(organisationId, 'coach'),
    ]
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: present.staffId })
    const days = { fromDay: new Date('2027-03-24'), untilDay: new Date('2027-03-24') }
    for (const { staffId } of [away, asked])
      await database().absence.create({ data: { organisationId, staffId, ...days } })
    await aCareStep(familyId, present.staffId, '2027-03-24')
    await aCareStep(familyId, present.staffId, '2027-03-23')
    await aCareStep(familyId, away.staffId, '2027-03-24')
    const help = { familyId, state: 'open', dueOn: new Date('2027-06-01') } as const
    await aHelpItem(organisationId, { ...help, ownerId: null })
    await aHelpItem(organisationId, { ...help, ownerId: present.staffId })
    await database().talkRequest.create({
      data: { organisationId, askedById: present.staffId, withId: asked.staffId, dueOn: new Date('2027-03-24') },
    })
    await pass('2027-03-24T07:00:00Z')
    const lines = await linesOf()
    expect(lines.slice(lines.indexOf('En in de organisatie:') + 1, -2)).toEqual([
      '- 2 keer nabellen dat op u wacht: http://localhost:3000/today',
      '- 1 keer hulp waaraan niemand werkt: http://localhost:3000/help?owner=none',
      '- 1 keer praten na een zwaar gesprek dat nog niet is gebeurd: http://localhost:3000/today',
    ])
  })

  test('to a coordinator: also what waits in the organisation, and nothing of another one', async () => {
    const reader = await anActor(organisationId, 'coordinator')
    await saveDigest(reader, wish({ locale: 'en' }))
    const caller = await aReader('caller', { hour: null })
    const { id: unowned } = await aKnownFamily(organisationId)
    await assignFamilies(reader, { assignments: [{ familyId: unowned, callerId: caller.staffId }] })
    await assignFamilies(reader, { assignments: [{ familyId: unowned, callerId: null }] })
    await aHelpItem(organisationId, { familyId: unowned, ownerId: null, state: 'open', dueOn: new Date('2027-03-20') })
    const call = { familyId: caller.familyId, callerId: caller.staffId }
    const { id } = await anInterview(organisationId, { ...call, startedAt: new Date('2027-03-23T06:59:00Z') })
    await addConcernEntry(caller, {
      id,
      entryId: randomUUID(),
      concernId: null,
      kind: 'raised',
      text: 'zorg',
      source: null,
    })
    process.env.NABIJ_NOW = '2027-03-23T10:00:00Z'
    const coach = await anActor(organisationId, 'coach')
    await saveCheckIn(caller, { id, feeling: 'heavy', text: '', shared: false, talkWith: coach.staffId })
    const elsewhere = await anOrganisation()
    await aHelpItem(elsewhere, {
      familyId: (await aKnownFamily(elsewhere)).id,
      state: 'open',
      dueOn: new Date('2027-03-20'),
    })
    await pass('2027-03-24T07:00:00Z')
    const [letter] = await mail.letters()
    expect(letter?.subject).toBe('Nabij: what lies before you today')
    expect(letter?.text.trim().split('\n')).toEqual([
      'And in the organisation:',
      '- 1 safety concern that waits: http://localhost:3000/today',
      '- 1 family without anybody who calls: http://localhost:3000/calls?task=no_caller',
      '- 1 help item overdue: http://localhost:3000/help?state=overdue',
      '- 1 interview open for more than a day: http://localhost:3000/today',
      '- 1 talk after a heavy call that has not happened: http://localhost:3000/today',
      '',
      'Change or stop this e-mail: http://localhost:3000/account',
    ])
  })
})

describe('digest.save', () => {
  test('keeps the choice, with its audit row', async () => {
    const caller = await anActor(organisationId, 'caller')
    expect((await ownDigest(caller)).choice).toBeNull()
    await saveDigest(caller, wish({ hour: 17, locale: 'en' }))
    expect((await ownDigest(caller)).choice).toEqual({ hour: 17, weekends: true, locale: 'en' })
    expect(await auditOf(caller.staffId)).toEqual([{ verb: 'digest.save', detail: null }])
  })

  test('begins on another day when the hour is over, and never gives a second e-mail that day', async () => {
    const reader = await aReader()
    expect(await pass('2027-03-24T07:00:00Z')).toBe(1)
    await saveDigest(reader, wish({ hour: null }))
    expect(await saveDigest(reader, wish({ hour: 10 }))).toEqual({ isToday: false })
    expect(await pass('2027-03-24T09:00:00Z')).toBe(1)
    expect(await pass('2027-03-25T09:00:00Z')).toBe(2)
    const late = await aReader('caller', { hour: 9 })
    expect(await saveDigest(late, wish({ hour: 17 }))).toEqual({ isToday: false })
    process.env.NABIJ_NOW = '2027-03-26T05:00:00Z'
    expect(await saveDigest(late, wish({ hour: 17 }))).toEqual({ isToday: true })
  })

  test('refuses who has no page of today', async () => {
    for (const role of ['admin', 'reader'] as const)
      await expect(saveDigest(await anActor(organisationId, role), wish())).rejects.toMatchObject({ code: 'forbidden' })
  })

  test.each([{ hour: 5 }, { hour: 21 }, { hour: 8.5 }, { locale: 'tr' }, { weekends: 'ja' }])('refuses %j', (about) =>
    expect(saveDigestSchema.safeParse({ hour: 8, weekends: false, locale: 'nl', ...about }).success).toBe(false),
  )
})
