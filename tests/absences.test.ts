/** Days away: who may record them, who makes the calls meanwhile, and that the SQL says the same as the domain. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { isAwayOn, responsibleOn, type Absence } from '@/domain/calls/absence'
import { addDays } from '@/domain/dates'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { removeAbsence } from '@/features/absences/commands/remove-absence'
import { absencesOfStaff } from '@/features/absences/queries/absences-of-staff'
import { appointmentsToMove } from '@/features/absences/queries/appointments-to-move'
import { coverChoices } from '@/features/absences/queries/cover-choices'
import { recordAbsenceSchema } from '@/features/absences/schema'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { callerDay } from '@/features/calls/queries/caller-day'
import { addAppointmentSchema } from '@/features/calls/schema'
import { familyById } from '@/features/families/queries/family-by-id'
import { parseInput } from '@/server/action'
import { isAway, responsibleFor } from '@/server/absences'
import { staffChoices } from '@/server/choices'
import { dateColumn } from '@/server/clock'
import { Prisma } from '@/server/db'
import { storeNextSteps } from '@/server/next-steps'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

const monday = '2027-03-29'
let organisationId: string
let caller: StaffActor
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})
const at = (day: string) => {
  process.env.NABIJ_NOW = `${day}T08:00:00Z`
}

const input = (staffId: string, about: Partial<Absence> = {}) =>
  recordAbsenceSchema.parse({ id: randomUUID(), staffId, fromDay: monday, untilDay: addDays(monday, 4), ...about })

/** Another session of the same person, made while the clock stands on that day. */
const onDay = (actor: StaffActor, day: string) => {
  at(day)
  return actorFor(actor.organisationId, actor.staffId)
}

describe('absence.record', () => {
  test('refuses a caller for somebody else, and everybody who distributes no calls', async () => {
    at(monday)
    const colleague = await aStaffMember(organisationId)
    for (const staffId of [colleague, randomUUID()])
      await expect(recordAbsence(caller, input(staffId))).rejects.toMatchObject({ code: 'forbidden' })
    for (const role of ['coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(recordAbsence(actor, input(actor.staffId))).rejects.toMatchObject({ code: 'forbidden' })
    }
    const elsewhere = await aStaffMember(await anOrganisation())
    for (const staffId of [elsewhere, randomUUID(), await aStaffMember(organisationId, 'coach')])
      await expect(recordAbsence(coordinator, input(staffId))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('stores one’s own days with a cover, once, and a coordinator’s for anybody', async () => {
    at(monday)
    const [own, colleague] = [await anActor(organisationId, 'caller'), await aStaffMember(organisationId)]
    const absence = input(own.staffId, { coverId: colleague })
    await Promise.all([recordAbsence(own, absence), recordAbsence(own, absence)])
    expect(await absencesOfStaff(own, own.staffId)).toEqual([
      { id: absence.id, fromDay: monday, untilDay: addDays(monday, 4), coverName: 'Proef' },
    ])
    expect(await auditOf(own.staffId)).toEqual([
      {
        verb: 'absence.record',
        detail: { absence: absence.id, from: monday, until: addDays(monday, 4), cover: colleague },
      },
    ])
    await recordAbsence(coordinator, input(colleague))
    expect(await absencesOfStaff(coordinator, colleague)).toHaveLength(1)
    await expect(absencesOfStaff(own, colleague)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await coverChoices(own, own.staffId)).map(({ id }) => id)).not.toContain(own.staffId)
  })

  test('refuses days that overlap, also when both are recorded at once', async () => {
    at(monday)
    const own = await anActor(organisationId, 'caller')
    const results = await Promise.allSettled([
      recordAbsence(own, input(own.staffId)),
      recordAbsence(own, input(own.staffId, { fromDay: addDays(monday, 4), untilDay: addDays(monday, 9) })),
    ])
    expect(results.map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['fulfilled', 'rejected'])
    expect(await absencesOfStaff(own, own.staffId)).toHaveLength(1)
  })

  test('refuses days that are over or too many, and a cover who cannot call', async () => {
    at(monday)
    const { staffId } = caller
    const problemOf = async (about: Partial<Absence>) =>
      recordAbsence(caller, input(staffId, about)).then(
        () => null,
        (error: { problems: { path: string; reason: string }[] }) => error.problems[0],
      )
    expect(await problemOf({ fromDay: '2027-03-20', untilDay: '2027-03-28' })).toMatchObject({ path: 'untilDay' })
    expect(await problemOf({ fromDay: '2028-05-01', untilDay: '2028-05-02' })).toMatchObject({ path: 'fromDay' })
    expect(await problemOf({ untilDay: '2028-05-02' })).toMatchObject({ reason: 'absence_too_long' })
    for (const coverId of [
      randomUUID(),
      await aStaffMember(organisationId, 'coach'),
      await aStaffMember(await anOrganisation()),
    ])
      expect(await problemOf({ coverId })).toEqual({ path: 'coverId', reason: 'unknown_caller' })
    for (const about of [{ untilDay: '2027-03-01' }, { fromDay: '2027-02-30' }, { coverId: staffId }])
      expect(() => parseInput(recordAbsenceSchema, { ...input(staffId), ...about })).toThrow('invalid')
    expect(await absencesOfStaff(caller, staffId)).toEqual([])
  })
})

describe('absence.remove', () => {
  test('takes back days to come, and ends days that have begun yesterday', async () => {
    at(monday)
    const own = await anActor(organisationId, 'caller')
    const absence = await recordAbsence(own, input(own.staffId))
    for (const actor of [caller, await anActor(await anOrganisation(), 'coordinator')])
      await expect(removeAbsence(actor, absence)).rejects.toMatchObject({ code: 'not_found' })
    at(addDays(monday, 2))
    await Promise.all([removeAbsence(own, absence), removeAbsence(coordinator, absence)])
    const row = await database().absence.findUniqueOrThrow({ where: { id: absence.id } })
    expect([row.removedAt, row.untilDay]).toEqual([null, dateColumn(addDays(monday, 1))])
    expect((await auditOf(own.staffId)).map(({ verb }) => verb)).toEqual(['absence.record', 'absence.remove'])
    const later = await recordAbsence(own, input(own.staffId, { fromDay: '2027-05-01', untilDay: '2027-05-02' }))
    await removeAbsence(own, later)
    expect(await absencesOfStaff(own, own.staffId)).toEqual([])
  })
})

describe('while somebody is away', () => {
  test('the cover sees and calls the families on these days alone, and the stored step does not change', async () => {
    at(addDays(monday, -7))
    const [own, cover] = [await anActor(organisationId, 'caller'), await anActor(organisationId, 'caller')]
    const family = await aKnownFamily(organisationId, { callerId: own.staffId })
    await database().$transaction((tx) => storeNextSteps(tx, organisationId, [family.id]))
    const steps = () => database().nextStep.findMany({ where: { familyId: family.id } })
    const before = await steps()
    await recordAbsence(own, input(own.staffId, { coverId: cover.staffId }))
    for (const [day, isVisible] of [
      [addDays(monday, -1), false],
      [monday, true],
      [addDays(monday, 4), true],
      [addDays(monday, 5), false],
    ] as const) {
      const actor = await onDay(cover, day)
      const shown = await familyById(actor, family.id).then(
        () => true,
        () => false,
      )
      expect(shown, `${day}`).toBe(isVisible)
      expect((await callerDay(actor, 1)).due.map(({ id }) => id)).toEqual(isVisible ? [family.id] : [])
    }
    expect(await steps()).toEqual(before)
  })

  test('lists to choose from say until when', async () => {
    at(monday)
    const own = await anActor(organisationId, 'caller')
    await recordAbsence(own, input(own.staffId))
    const awayUntil = async () =>
      (await staffChoices(organisationId, ['caller'])).find(({ id }) => id === own.staffId)?.awayUntil
    expect(await awayUntil()).toBe(addDays(monday, 4))
    at(addDays(monday, 5))
    expect(await awayUntil()).toBeNull()
  })

  test('their appointments are listed for the coordinator, by the day in Amsterdam, and for no caller', async () => {
    at(addDays(monday, -7))
    const own = await anActor(organisationId, 'caller')
    const appointmentOn = async (day: string, from: string) => {
      const { id: familyId } = await aKnownFamily(organisationId, { callerId: own.staffId })
      return addAppointment(own, addAppointmentSchema.parse({ id: randomUUID(), familyId, day, from }))
    }
    const refused = await appointmentOn(monday, '12:00')
    const [before, first, last, after] = [
      await appointmentOn(addDays(monday, -1), '23:30'),
      await appointmentOn(monday, '00:15'),
      await appointmentOn(addDays(monday, 4), '23:45'),
      await appointmentOn(addDays(monday, 5), '00:15'),
    ]
    await recordAbsence(own, input(own.staffId))
    const { familyId } = await database().appointment.findUniqueOrThrow({ where: { id: refused.id } })
    await database().family.update({ where: { id: familyId }, data: { mayCall: false } })
    const listed = (await appointmentsToMove(coordinator)).map(({ id }) => id)
    expect(listed).toEqual([first.id, last.id])
    expect(listed).not.toContain(before.id)
    expect(listed).not.toContain(after.id)
    await expect(appointmentsToMove(own)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('the conditions in SQL say the same as the domain', async () => {
  const here = await anOrganisation()
  const staffIds = [await aStaffMember(here), await aStaffMember(here), await aStaffMember(here)]
  const someone = fc.nat({ max: 2 })
  const arbitraryAbsence = fc.record({
    staff: someone,
    // Nobody stands in as often as somebody does (one in `freq`), so that each of the three answers comes up in every run.
    cover: fc.option(someone, { nil: null, freq: 2 }),
    from: fc.nat({ max: 10 }),
    length: fc.nat({ max: 4 }),
    hasLeft: fc.boolean(),
  })
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(arbitraryAbsence, { maxLength: 3, selector: ({ staff }) => staff }),
      fc.nat({ max: 14 }),
      async (arbitraryAbsences, dayNumber) => {
        const absences = arbitraryAbsences
          .filter(({ staff, cover }) => staff !== cover)
          .map(({ staff, cover, from, length }): Absence => ({
            staffId: staffIds[staff] ?? '',
            coverId: cover === null ? null : (staffIds[cover] ?? null),
            fromDay: addDays(monday, from),
            untilDay: addDays(monday, from + length),
          }))
        await ownerDatabase().absence.deleteMany({ where: { organisationId: here } })
        await database().absence.createMany({
          data: absences.map(({ fromDay, untilDay, ...absence }) => ({
            ...absence,
            organisationId: here,
            fromDay: dateColumn(fromDay),
            untilDay: dateColumn(untilDay),
          })),
        })
        const day = addDays(monday, dayNumber)
        const rows = await database().$queryRaw<{ id: string; isAway: boolean; responsibleId: string | null }[]>`
          select person.id, ${isAway(Prisma.sql`person.id`, day)} as "isAway",
            ${responsibleFor(Prisma.sql`person.id`, day)} as "responsibleId"
          from staff person where person.organisation_id = ${here}::uuid`
        for (const row of rows) {
          expect(row.isAway).toBe(isAwayOn(absences, row.id, day))
          expect(row.responsibleId).toBe(responsibleOn(absences, row.id, day))
          seen.add(row.responsibleId === row.id ? 'owner' : row.responsibleId ? 'cover' : 'pool')
        }
      },
    ),
    { numRuns: 60 },
  )
  expect([...seen].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['cover', 'owner', 'pool'])
})

test('whoever has left covers for nobody', async () => {
  at(monday)
  const [own, cover] = [await anActor(organisationId, 'caller'), await aStaffMember(organisationId)]
  await recordAbsence(own, input(own.staffId, { coverId: cover }))
  const responsible = () => database().$queryRaw<{ id: string | null }[]>`
    select ${responsibleFor(Prisma.sql`${own.staffId}::uuid`)} as id`
  expect(await responsible()).toEqual([{ id: cover }])
  await database().staff.update({ where: { id: cover }, data: { disabledAt: new Date() } })
  expect(await responsible()).toEqual([{ id: null }])
})
