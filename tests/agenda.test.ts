/** The week of a person, the calendar file of one appointment, and the secret link for a calendar program. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { weekOf } from '@/domain/figures/week'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { recordAbsenceSchema } from '@/features/absences/schema'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { createCalendarFeed } from '@/features/calls/commands/create-calendar-feed'
import { loadCalendarFeed } from '@/features/calls/commands/load-calendar-feed'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { revokeCalendarFeed } from '@/features/calls/commands/revoke-calendar-feed'
import { agendaPeople } from '@/features/calls/queries/agenda-people'
import { appointmentFile } from '@/features/calls/queries/appointment-file'
import { ownCalendarFeed } from '@/features/calls/queries/own-calendar-feed'
import { weekAgenda } from '@/features/calls/queries/week-agenda'
import {
  addAppointmentSchema,
  agendaFilterSchema,
  calendarTokenSchema,
  recordAttemptSchema,
} from '@/features/calls/schema'
import { tokenHash } from '@/server/crypto'
import { aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { updateIdentity } from './sealed-rows'
import { database } from './owner'

const visitor = { address: 'test', device: '' }
let organisationId: string
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}

type Agreed = { day: string; from: string; until?: string | null; note?: string }
const agreed = async (caller: StaffActor, about: Agreed, safeHours = '') => {
  const family = await aKnownFamily(organisationId, { callerId: caller.staffId, parentName: 'Verzonnen Geheim' })
  await updateIdentity(family.id, { safeHours })
  const { id } = await addAppointment(
    caller,
    addAppointmentSchema.parse({ id: randomUUID(), familyId: family.id, ...about }),
  )
  return { id, familyId: family.id, ref: family.ref }
}
const weekWith = async (actor: StaffActor, staffId: string, day: string) =>
  (await weekAgenda(actor, { staffId, week: weekOf(day) })).days

describe('agenda.read', () => {
  test('refuses a caller the agenda of a colleague, and a coordinator nobody of another organisation', async () => {
    const caller = await anActor(organisationId, 'caller')
    for (const staffId of [await aStaffMember(organisationId), randomUUID()])
      await expect(weekWith(caller, staffId, '2027-03-28')).rejects.toMatchObject({ code: 'forbidden' })
    for (const staffId of [await aStaffMember(await anOrganisation()), randomUUID()])
      await expect(weekWith(coordinator, staffId, '2027-03-28')).rejects.toMatchObject({ code: 'not_found' })
    expect(await agendaPeople(caller)).toEqual([])
    expect((await agendaPeople(coordinator)).map(({ id }) => id)).toContain(caller.staffId)
    expect(agendaFilterSchema.parse({ staff: 'x', week: '2027-W99' })).toEqual({ staff: undefined, week: null })
    expect(agendaFilterSchema.parse({ week: '2027-W12' })).toMatchObject({ week: '2027-W12' })
  })

  test('shows times, windows and call-backs at an hour on their day, from Monday to Sunday', async () => {
    at('2027-03-22T08:00:00Z')
    const caller = await anActor(organisationId, 'caller')
    const monday = await agreed(caller, { day: '2027-03-22', from: '23:30' })
    const sunday = await agreed(caller, { day: '2027-03-28', from: '23:45', until: '23:59' })
    await agreed(caller, { day: '2027-03-29', from: '00:00' })
    const cancelled = await agreed(caller, { day: '2027-03-24', from: '10:00' })
    await closeAppointment(caller, { id: cancelled.id, by: 'parent' })
    const called = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const wish = { notBefore: '2027-03-28', time: '03:15', partsOfDay: [] }
    const attempt = { id: randomUUID(), familyId: called.id, contactPointId: null, outcome: 'callback_asked', wish }
    await recordAttempt(caller, recordAttemptSchema.parse({ ...attempt, wish: { ...wish, note: '' } }))
    const days = await weekWith(caller, caller.staffId, '2027-03-25')
    expect(days.map(({ day, entries }) => [day, entries.map(({ kind, ref }) => [kind, ref])])).toEqual([
      ['2027-03-22', [['hard', monday.ref]]],
      ['2027-03-23', []],
      ['2027-03-24', []],
      ['2027-03-25', []],
      ['2027-03-26', []],
      ['2027-03-27', []],
      [
        '2027-03-28',
        [
          ['call_back', called.ref],
          ['soft', sunday.ref],
        ],
      ],
    ])
    expect(days[6]?.entries[0]?.startsAt).toEqual(new Date('2027-03-28T01:15:00Z'))
  })

  test('says what does not fit: two times within an hour, a day away, outside the safe hours', async () => {
    at('2027-03-01T08:00:00Z')
    const caller = await anActor(organisationId, 'caller')
    await agreed(caller, { day: '2027-03-03', from: '14:00' })
    await agreed(caller, { day: '2027-03-03', from: '14:45' }, '10-12')
    await agreed(caller, { day: '2027-03-05', from: '11:00' }, '10-12')
    const absence = { id: randomUUID(), staffId: caller.staffId, fromDay: '2027-03-05', untilDay: '2027-03-06' }
    await recordAbsence(caller, recordAbsenceSchema.parse(absence))
    const days = await weekWith(coordinator, caller.staffId, '2027-03-03')
    const conflictsOn = (day: string) =>
      days.find((row) => row.day === day)?.entries.map(({ conflicts }) => conflicts.map(({ kind }) => kind))
    expect(conflictsOn('2027-03-03')).toEqual([['close'], ['close', 'outside_safe_hours']])
    expect(conflictsOn('2027-03-05')).toEqual([['away']])
    expect(days.filter(({ isAway }) => isAway).map(({ day }) => day)).toEqual(['2027-03-05', '2027-03-06'])
    at('2027-03-04T08:00:00Z')
    const over = await weekWith(caller, caller.staffId, '2027-03-03')
    expect(over[2]?.entries.map(({ isOver, conflicts }) => [isOver, conflicts])).toEqual([
      [true, []],
      [true, []],
    ])
  })

  test('shows who covers what they make for a colleague on the days of the absence, with what does not fit', async () => {
    at('2027-03-01T08:00:00Z')
    const [caller, cover] = await Promise.all([anActor(organisationId, 'caller'), anActor(organisationId, 'caller')])
    const theirs = await agreed(caller, { day: '2027-03-03', from: '14:00' })
    const after = await agreed(caller, { day: '2027-03-04', from: '14:00' })
    const own = await agreed(cover, { day: '2027-03-03', from: '14:30' })
    const days = { fromDay: '2027-03-02', untilDay: '2027-03-03' }
    const absence = { id: randomUUID(), staffId: caller.staffId, coverId: cover.staffId, ...days }
    await recordAbsence(caller, recordAbsenceSchema.parse(absence))
    const shownTo = async (day: string) =>
      (await weekWith(cover, cover.staffId, '2027-03-03'))
        .find((row) => row.day === day)
        ?.entries.map(({ ref, conflicts }) => [ref, conflicts.map(({ kind }) => kind)])
    expect(await shownTo('2027-03-03')).toEqual([
      [theirs.ref, ['close']],
      [own.ref, ['close']],
    ])
    expect(await shownTo('2027-03-04')).toEqual([])
    const file = await loadCalendarFeed(visitor, tokenOf(await createCalendarFeed(cover)), 'nl')
    for (const { ref } of [theirs, own]) expect(file).toContain(`Belafspraak ${ref}`)
    expect(file).not.toContain(`Belafspraak ${after.ref}`)
  })

  test('keeps the number of a family that went to somebody else, and neither its name nor the note', async () => {
    at('2027-03-01T08:00:00Z')
    const caller = await anActor(organisationId, 'caller')
    const { familyId, ref } = await agreed(caller, { day: '2027-03-03', from: '14:00', note: 'over de laptop' })
    expect((await weekWith(caller, caller.staffId, '2027-03-03'))[2]?.entries).toMatchObject([
      { note: 'over de laptop' },
    ])
    await database().family.update({ where: { id: familyId }, data: { callerId: await aStaffMember(organisationId) } })
    const days = await weekWith(caller, caller.staffId, '2027-03-03')
    expect(days[2]?.entries).toMatchObject([{ ref, isVisible: false, familyName: null, note: '' }])
    expect(JSON.stringify(days)).not.toContain('laptop')
  })
})

/** The lines of a calendar file, unfolded (RFC 5545, 3.1). */
const linesOf = (file: string) => file.replaceAll(/\r\n[ \t]/g, '').split('\r\n')

describe('the file of one appointment', () => {
  test.each([
    ['2027-03-28', '01:30', null, '20270328T003000Z', '20270328T011500Z'],
    ['2027-03-28', '01:45', '03:15', '20270328T004500Z', '20270328T011500Z'],
    ['2027-03-28', '14:30', null, '20270328T123000Z', '20270328T131500Z'],
    ['2027-10-31', '02:30', null, '20271031T003000Z', '20271031T011500Z'],
    ['2027-10-31', '14:30', '16:00', '20271031T133000Z', '20271031T150000Z'],
  ])('on %s at %s has the right instants', async (day, from, until, start, end) => {
    at('2027-03-01T08:00:00Z')
    const caller = await anActor(organisationId, 'caller')
    const { id, ref } = await agreed(caller, { day, from, until })
    const { text: file } = await appointmentFile(caller, { id }, 'nl')
    expect(linesOf(file)).toEqual(
      expect.arrayContaining([`DTSTART:${start}`, `DTEND:${end}`, `SUMMARY:Belafspraak ${ref}`, `UID:${id}`]),
    )
    expect(file).not.toContain('Geheim')
    expect(file).not.toContain('STATUS')
    await closeAppointment(caller, { id, by: 'parent' })
    expect(linesOf((await appointmentFile(caller, { id }, 'nl')).text)).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', `UID:${id}`]),
    )
  })

  test('is refused for a family of somebody else, and says no name in English either', async () => {
    at('2027-03-01T08:00:00Z')
    const caller = await anActor(organisationId, 'caller')
    const { id, ref } = await agreed(caller, { day: '2027-03-03', from: '14:00' })
    await expect(appointmentFile(await anActor(organisationId, 'caller'), { id }, 'nl')).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(linesOf((await appointmentFile(coordinator, { id }, 'en')).text)).toContain(
      `SUMMARY:Call appointment ${ref}`,
    )
  })
})

const tokenOf = ({ link }: { link: string }) => link.split('/').at(-1) ?? ''

describe('the link for a calendar program', () => {
  test('is refused to everybody who makes no calls', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(createCalendarFeed(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(revokeCalendarFeed(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ownCalendarFeed(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('holds 32 random bytes of which only the hash is stored, and shows the person’s own appointments', async () => {
    at('2027-03-01T08:00:00Z')
    const [caller, colleague] = [await anActor(organisationId, 'caller'), await anActor(organisationId, 'caller')]
    const shown = await agreed(caller, { day: '2027-03-28', from: '14:30' })
    const hidden = [
      await agreed(colleague, { day: '2027-03-28', from: '15:00' }),
      await agreed(caller, { day: '2027-09-28', from: '15:00' }),
    ]
    const cancelled = await agreed(caller, { day: '2027-03-29', from: '14:30' })
    await closeAppointment(caller, { id: cancelled.id, by: 'us' })
    const token = tokenOf(await createCalendarFeed(caller))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const stored = await database().calendarFeed.findUniqueOrThrow({ where: { staffId: caller.staffId } })
    expect(Buffer.from(stored.tokenHash)).toEqual(Buffer.from(tokenHash(token)))
    const file = await loadCalendarFeed(visitor, token, 'nl')
    const summaries = linesOf(file).filter((line) => line.startsWith('SUMMARY:'))
    expect(summaries).toEqual([`SUMMARY:Belafspraak ${shown.ref}`])
    for (const { ref } of [...hidden, cancelled]) expect(file).not.toContain(ref)
    expect(file).not.toContain('Geheim')
    // The same bytes, so that a program that asks again is told that nothing changed.
    expect(await loadCalendarFeed(visitor, token, 'nl')).toBe(file)
    expect(await auditOf(caller.staffId)).toEqual([{ verb: 'calendar_feed.create', detail: null }])
    expect(await ownCalendarFeed(caller)).toMatchObject({ lastUsedAt: new Date('2027-03-01T08:00:00Z') })
  })

  test('is not found when it never was, was renewed or revoked, or its account was disabled or calls no more', async () => {
    const caller = await anActor(organisationId, 'caller')
    const refused = (token: string) =>
      expect(loadCalendarFeed(visitor, calendarTokenSchema.parse({ token }).token, 'nl')).rejects.toMatchObject({
        code: 'not_found',
        reason: undefined,
      })
    for (const token of ['', 'x', 'x'.repeat(5000), `${'a'.repeat(43)}`]) await refused(token)
    const first = tokenOf(await createCalendarFeed(caller))
    const second = tokenOf(await createCalendarFeed(caller))
    await refused(first)
    expect(await loadCalendarFeed(visitor, second, 'nl')).toContain('BEGIN:VCALENDAR')
    await database().staff.update({ where: { id: caller.staffId }, data: { role: 'coach' } })
    await refused(second)
    await database().staff.update({ where: { id: caller.staffId }, data: { role: 'caller', disabledAt: new Date() } })
    await refused(second)
    await database().staff.update({ where: { id: caller.staffId }, data: { disabledAt: null } })
    expect(await revokeCalendarFeed(caller)).toEqual({ revoked: true })
    expect(await revokeCalendarFeed(caller)).toEqual({ revoked: false })
    await refused(second)
    expect((await auditOf(caller.staffId)).map(({ verb }) => verb)).toEqual([
      'calendar_feed.create',
      'calendar_feed.create',
      'calendar_feed.revoke',
    ])
  })
})
