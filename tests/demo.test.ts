import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { comingAppointments } from '@/cli/demo/appointments'
import { demoOrganisation } from '@/cli/demo/organisation'
import { addDays } from '@/domain/dates'
import type { SystemActor } from '@/domain/access/actor'
import { callDateOf, type InterviewRow } from '@/domain/exchange/interviews-file'
import { figuresOf } from '@/domain/figures/figures-of'
import { addWeeks, parseWeek, weekOf, weeksUntil, type Week } from '@/domain/figures/week'
import type { WeekFigures } from '@/domain/figures/week-figures'
import { exportSchools } from '@/features/imports/commands/export-schools'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { createDemo } from '@/features/imports/commands/create-demo'
import { importFamilies } from '@/features/imports/commands/import-families'
import { importInterviews } from '@/features/imports/commands/import-interviews'
import { importSchools } from '@/features/imports/commands/import-schools'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { csvText } from '@/server/csv'
import { instrumentOf } from '@/domain/instrument/instrument'
import { systemActor } from '@/server/minted-actor'
import { anOrganisation } from './factories'
import { compareExports, compareFigures, comparePrepared } from './frozen/demo-parts'
import { fixIds } from './frozen/product/demo'
import { frozenRecord } from './frozen/record'
import { database } from './owner'

vi.setConfig({ testTimeout: 120_000 })

const until = parseWeek('2020-W20') as Week
const period = { until, today: '2020-05-17' }
const wholeWeeks = weeksUntil(until, 8)
const demo = demoOrganisation(period)
const appointments = comingAppointments(demo, `${period.today}T10:00`)
const withPasswords = {
  ...demo,
  appointments,
  staff: demo.staff.map((member) => ({ ...member, passwordHash: 'none' })),
}

const ofWeek = (interviews: readonly InterviewRow[], week: Week) =>
  interviews.filter((row) => weekOf(callDateOf(row)) === week)

const nodes = [
  { level: 'organisation' as const, ref: null },
  { level: 'municipality' as const, ref: 'M1' },
  { level: 'board' as const, ref: 'B1' },
  { level: 'board' as const, ref: 'B4' },
  { level: 'school' as const, ref: 'S07' },
]

const figuresOfAll = async (actor: SystemActor): Promise<WeekFigures[]> => {
  const all: WeekFigures[] = []
  for (const week of [...wholeWeeks, addWeeks(until, 1)])
    for (const node of nodes) all.push(await figuresForWeek(actor, { week, ...node }))
  return all
}

const groupedBy = <T>(all: readonly T[], keyOf: (one: T) => string) => {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

let actor: SystemActor

beforeAll(async () => {
  actor = systemActor(randomUUID())
  await createDemo(actor, withPasswords)
}, 120_000)

describe('the demonstration', () => {
  test('is the same each time for the same week', () => {
    expect(demoOrganisation(period)).toEqual(demo)
  })

  test('is one town: 14 schools of 4 unequal boards, 282 families, and everyone who works with them', () => {
    expect([demo.schools.length, demo.families.length]).toEqual([14, 282])
    const ofBoards = groupedBy(demo.schools, ({ boardRef }) => boardRef)
    expect([...ofBoards.values()].map((schools) => schools.length)).toEqual([6, 4, 3, 1])
    const roles = Object.fromEntries(
      [...groupedBy(demo.staff, ({ role }) => role)].map(([role, members]) => [role, members.length]),
    )
    expect(roles).toEqual({ caller: 9, coordinator: 2, coach: 1, admin: 1, reader: 5 })
    expect(demo.staff.filter(({ trainee }) => trainee)).toHaveLength(3)
  })

  test('has no phone number or e-mail address of a real person', () => {
    for (const { phones, emails } of demo.families) {
      expect(phones.every((phone) => /^\+31 6 0000 \d{4}$/.test(phone))).toBe(true)
      expect(emails.every((email) => email.endsWith('@example.org'))).toBe(true)
    }
    expect(demo.staff.every(({ email }) => email.endsWith('@example.org'))).toBe(true)
  })

  test('has eight whole weeks of 50 to 60 calls each', () => {
    const perWeek = wholeWeeks.map((week) => ofWeek(demo.interviews, week).length)
    expect(perWeek.every((count) => count >= 50 && count <= 60)).toBe(true)
    expect(perWeek.reduce((sum, count) => sum + count, 0)).toBe(demo.interviews.length)
  })

  test('continues to the day on which it is made, and not after it', () => {
    const thursday = demoOrganisation({ until, today: '2020-05-21' })
    const days = thursday.interviews.map(callDateOf).toSorted()
    expect([days.at(-1), ofWeek(thursday.interviews, addWeeks(until, 1)).length > 20]).toEqual(['2020-05-21', true])
    expect(thursday.interviews.slice(0, demo.interviews.length)).toEqual(demo.interviews)
    expect(thursday.attempts.every(({ at }) => at < '2020-05-22')).toBe(true)
  })

  test('has no caller in two calls at once', () => {
    const callers = new Map(demo.interviews.map(({ ref, callerEmail }) => [ref, callerEmail]))
    const calls = groupedBy(demo.circumstances, ({ ref, began }) => `${callers.get(ref)} ${began.slice(0, 10)}`)
    for (const ofOneDay of calls.values()) {
      const inOrder = ofOneDay.toSorted((a, b) => (a.began < b.began ? -1 : 1))
      inOrder.slice(1).forEach((call, index) => expect(call.began > (inOrder[index]?.ended ?? '')).toBe(true))
    }
  })

  test('has figures within plausible limits, in which the load decreases', async () => {
    const perWeek = await Promise.all(wholeWeeks.map((week) => figuresForWeek(actor, { week, level: 'organisation' })))
    for (const figures of perWeek) {
      const share = (key: 'homework_help' | 'doing_for_others', option: string) =>
        figures.shares[key]?.options[option]?.share ?? 0
      expect(share('homework_help', 'yes')).toBeGreaterThanOrEqual(0.69)
      expect(share('homework_help', 'yes')).toBeLessThanOrEqual(0.81)
      expect(share('doing_for_others', 'nothing_now')).toBeGreaterThan(0.5)
      expect(figures.by_channel.phone + figures.by_channel.video).toBeGreaterThan(figures.interviews * 0.7)
      expect(figures.reach.attempted).toBeGreaterThan(figures.reach.reached)
      expect(figures.reach.listed).toBe(
        await database().family.count({ where: { organisationId: actor.organisationId } }),
      )
      for (const group of ['school_letters', 'shared_laptop', 'falling_behind'] as const)
        expect(figures.groups[group]?.count).toBeGreaterThan(0)
    }
    const mean = (part: WeekFigures[]) => part.reduce((sum, { load }) => sum + (load.mean ?? 0), 0) / part.length
    expect(mean(perWeek.slice(4))).toBeLessThan(mean(perWeek.slice(0, 4)))
  })

  test('has open help with owners and dates, two open interviews and concerns of the last week', () => {
    const open = demo.help.filter(({ state }) => state === 'open')
    expect(open.length).toBeGreaterThan(8)
    expect(open.every(({ ownerEmail, dueOn }) => ownerEmail && dueOn)).toBe(true)
    expect(demo.help.filter(({ state, result }) => state === 'done' && result).length).toBeGreaterThan(40)
    expect(demo.openInterviews.map(({ state }) => state)).toEqual(['open', 'to_be_continued'])
    expect(demo.concerns.every(({ raised }) => raised >= addDays(period.today, -6))).toBe(true)
    expect(new Set(demo.requests.map(({ familyRef }) => familyRef)).size).toBe(demo.requests.length)
  })

  test('is stored completely, with one audit row', async () => {
    const { organisationId } = actor
    const where = { where: { organisationId } }
    const db = database()
    expect(await db.family.count(where)).toBe(282)
    expect(await db.interview.count(where)).toBe(demo.interviews.length + 2)
    expect(await db.helpItem.count(where)).toBe(demo.help.length)
    expect(await db.contactAttempt.count(where)).toBe(demo.attempts.length)
    expect(await db.safetyConcern.count(where)).toBe(demo.concerns.length)
    expect(await db.callRequest.count(where)).toBe(demo.requests.length)
    expect(await db.interpreter.count(where)).toBe(demo.interpreters.length)
    expect(await db.appointment.count(where)).toBe(appointments.length)
    expect(await db.interpreterBooking.count(where)).toBe(appointments.filter((row) => row.interpreter).length)
    expect(await db.nextStep.count({ where: { organisationId, closedAt: null, kind: 'appointment' } })).toBe(
      appointments.length,
    )
    expect(await db.nextStep.count({ where: { organisationId, closedAt: null } })).toBe(demo.families.length)
    const rows = await db.audit.findMany({ ...where, select: { verb: true } })
    expect(rows).toEqual([{ verb: 'organisation.fill_demo' }])
  })

  test('is refused by a database that is not empty', async () => {
    await expect(createDemo(systemActor(randomUUID()), withPasswords)).rejects.toMatchObject({ reason: 'not_empty' })
    expect(await database().organisation.count()).toBe(1)
  })

  test('has the figures that the pure functions compute from its interviews', async () => {
    const interviews = demo.interviews.map((row) => ({
      ...row,
      ended: row.ended === 'completed' ? ('completed' as const) : ('broken_off' as const),
      instrument: instrumentOf(row.version),
      callDate: callDateOf(row),
      endedAt: new Date(`${callDateOf(row)}T10:00:00Z`),
    }))
    for (const week of wholeWeeks) {
      const figures = await figuresForWeek(actor, { week, level: 'organisation' })
      expect(figures).toEqual(
        figuresOf(interviews, { week, level: 'organisation', ref: null, instrument: instrumentOf(1) }, figures.reach),
      )
    }
  })

  test('has the exports, figures and first release of the frozen record', async () => {
    const record = frozenRecord('demo')
    await fixIds(actor)
    await compareExports(record, actor)
    await compareFigures(record, actor, nodes)
    await comparePrepared(record, actor)
  })

  test('has the same figures, to the byte, after its three files are imported into another organisation', async () => {
    const files = [await exportSchools(actor), await exportFamilies(actor), await exportInterviews(actor)]
    const before = await figuresOfAll(actor)
    // E-mail addresses of staff are unique in a database, so the first organisation must free them.
    await database().$executeRaw`update staff set email = id || '@example.org'`
    const other = systemActor(await anOrganisation())
    const [schools, families, interviews] = files.map((rows) => new TextEncoder().encode(csvText(rows, 'machine')))
    const reports = [
      await importSchools(other, { bytes: schools!, mode: 'apply' }),
      await importFamilies(other, { bytes: families!, mode: 'apply' }),
      await importInterviews(other, { bytes: interviews!, mode: 'apply' }),
    ]
    expect(reports.map(({ applied, problems }) => [applied, problems])).toEqual(Array(3).fill([true, []]))
    expect(reports.map(({ newCallers }) => newCallers.length)).toEqual([0, 9, 0])
    expect(JSON.stringify(await figuresOfAll(other))).toBe(JSON.stringify(before))
    expect([await exportSchools(other), await exportFamilies(other), await exportInterviews(other)]).toEqual(files)
  })
})
