import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { interview } from './arbitrary-answers'
import { aFamily, aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember } from './factories'
import { stored } from './week-fixture'
import type { StaffActor } from '@/domain/access/actor'
import { outcomes, type Outcome } from '@/domain/calls/outcomes'
import { rateGroups } from '@/domain/calls/rates'
import { addWeeks, mondayOf, parseWeek } from '@/domain/figures/week'
import { ladderOfWeek } from '@/features/reach/queries/ladder-of-week'
import { reachPage } from '@/features/reach/queries/reach-page'
import { reachFilterSchema } from '@/features/reach/schema'
import { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
import { systemActor } from '@/server/minted-actor'
import { database, ownerDatabase } from './owner'

const week = parseWeek('2020-W14')!
const monday = new Date(mondayOf(week))
const earlier = addWeeks(week, -2)
const whole = { level: 'organisation', ref: null, name: null, schoolIds: null } as const

let organisationId: string
let coordinator: StaffActor
beforeEach(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

const attempt = (
  familyId: string,
  outcome: Outcome,
  about: { day?: Date; channel?: 'phone' | 'video'; undoneAt?: Date } = {},
) => {
  const { day = monday, ...columns } = about
  return database().contactAttempt.create({ data: { organisationId, familyId, outcome, day, at: day, ...columns } })
}

const opened = new Date('2020-03-01')
const step = (
  familyId: string,
  about:
    | { kind: 'stopped'; stoppedBy: 'parent' | 'organisation'; stopReason: string; closedAt?: Date }
    | { kind: 'waiting'; waitsFor: 'number' | 'owner'; closedAt?: Date }
    | { kind: 'call'; ownerId: string; notBefore?: Date },
) =>
  ownerDatabase().$transaction([
    ownerDatabase().nextStep.deleteMany({ where: { familyId, closedAt: null } }),
    ownerDatabase().nextStep.create({ data: { organisationId, familyId, openedAt: opened, ...about } }),
  ])

const family = (about: Parameters<typeof aKnownFamily>[1] = {}) =>
  aKnownFamily(organisationId, about).then(({ id }) => id)
const page = (filter: Record<string, unknown> = {}) =>
  reachPage(coordinator, reachFilterSchema.parse({ week, ...filter }))

/** One family in every place, and one that is listed later. */
const everyPlace = async () => {
  await stored(organisationId, [interview({ ref: 'I1', familyRef: 'F1', callDate: mondayOf(week) })])
  await attempt(await family(), 'refused_hard')
  await attempt(await family(), 'callback_asked', { channel: 'video' })
  await attempt(await family(), 'household_refused')
  await attempt(await family(), 'no_answer', { channel: 'phone' })
  const numberless = await family()
  await attempt(numberless, 'number_dead')
  await step(numberless, { kind: 'waiting', waitsFor: 'number' })
  await step(await family(), { kind: 'stopped', stoppedBy: 'parent', stopReason: 'no_call_again' })
  await step(await family(), { kind: 'waiting', waitsFor: 'number' })
  await family()
  await family({ listedSince: new Date(mondayOf(addWeeks(week, 1))) })
}

describe('the reach of a period', () => {
  test('puts every family of the list in one place', async () => {
    await everyPlace()
    const { ladder } = await page()
    expect(ladder.places).toEqual({
      interviewed: 1,
      refused: 1,
      spoken: 1,
      household_refused: 1,
      unreachable: 1,
      tried_without_number: 1,
      stopped: 1,
      untried_without_number: 1,
      untried: 1,
    })
    expect([ladder.listed, ladder.attempted, ladder.reached, ladder.untried]).toEqual([9, 6, 3, 3])
  })

  test('gives each family the group of its outcome, also when it was stopped before', async () => {
    await everyPlace()
    // The interview; the refusals of a parent, at home and from before; called back; nobody answered and two untried; a dead number.
    expect((await page()).groups).toEqual({ I: 1, P: 0, R: 3, O: 1, NC: 0, UH: 3, UO: 1, NE: 0 })
  })

  test('adds up to the list in each split', async () => {
    await everyPlace()
    await family({ status: 'waiting_list', programme: 'Voorlezen', homeLanguages: ['ar'] })
    await family({ programme: 'Voorlezen', homeLanguages: ['ar', 'nl'] })
    await family({ homeLanguages: ['ar', 'nl', 'tr'] })
    await family({ homeLanguages: ['nl'] })
    const { ladder, splits } = await page()
    for (const { dimension, rows } of splits) {
      expect(
        rows.reduce((sum, row) => sum + row.ladder.listed, 0),
        `${dimension}`,
      ).toBe(ladder.listed)
      for (const row of rows) {
        const inGroups = rateGroups.reduce((sum, group) => sum + row.groups[group], 0)
        expect(inGroups, `${dimension} ${row.value}`).toBe(row.ladder.listed)
      }
    }
    const listed = Object.fromEntries(
      splits.map(({ dimension, rows }) => [
        dimension,
        Object.fromEntries(rows.map((row) => [row.value, row.ladder.listed])),
      ]),
    )
    expect(listed).toEqual({
      status: { known: 12, waiting_list: 1 },
      programme: { '': 11, Voorlezen: 2 },
      language: { '': 9, ar: 2, nl: 1, null: 1 },
      channel: { phone: 1, video: 2, '': 3, null: 7 },
    })
  })

  test('reads the state at the end of the period, whatever came later', async () => {
    const id = await family()
    await step(id, { kind: 'waiting', waitsFor: 'number', closedAt: new Date(mondayOf(addWeeks(week, 2))) })
    expect((await page()).ladder.waitingForNumber).toBe(1)
    expect((await page({ week: addWeeks(week, 2) })).ladder.waitingForNumber).toBe(0)
  })

  test('an undone attempt tries nobody', async () => {
    await attempt(await family(), 'refused_hard', { undoneAt: monday })
    expect((await page()).ladder.places.untried).toBe(1)
  })

  test('a family that was called too little for a partial interview is a break-off for the rates, and interviewed for the week', async () => {
    const [familyId] = await stored(organisationId, [
      interview({ ref: 'I1', familyRef: 'F1', callDate: mondayOf(week), ended: 'broken_off' }),
    ])
    expect((await page()).groups).toMatchObject({ I: 0, P: 1, R: 0 })
    const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { familyId } })
    await database().contactAttempt.create({
      data: { organisationId, familyId: familyId!, outcome: 'broken_off', day: monday, at: monday, interviewId },
    })
    const { groups, ladder } = await page()
    expect(groups).toMatchObject({ I: 0, P: 0, R: 1 })
    expect(ladder.places.interviewed).toBe(1)
  })

  test('looks at one week, four weeks or everything', async () => {
    await attempt(await family(), 'callback_asked', { day: new Date(mondayOf(earlier)) })
    await attempt(await family(), 'callback_asked', { day: new Date('2019-06-03') })
    const reached = async (period: string) => (await page({ period })).ladder.reached
    expect([await reached('week'), await reached('four'), await reached('all')]).toEqual([0, 1, 2])
  })

  test('is about the families that the filters leave', async () => {
    await attempt(await family({ programme: 'Voorlezen', homeLanguages: ['ar', 'nl'] }), 'no_answer')
    await attempt(await family({ status: 'waiting_list' }), 'no_answer')
    const attempted = async (filter: object) => (await page({ ...filter })).ladder.attempted
    expect(await attempted({ programme: 'Voorlezen' })).toBe(1)
    expect(await attempted({ language: 'nl' })).toBe(1)
    expect(await attempted({ status: 'waiting_list' })).toBe(1)
    expect(await attempted({ language: 'tr' })).toBe(0)
    expect(await attempted({ status: 'nonsense', week, period: 'year', page: '-1', language: ['a', 'b'] })).toBe(2)
  })

  test('is for coordinators, and of one organisation', async () => {
    const other = await anOrganisation()
    await aKnownFamily(other)
    expect((await page()).ladder.listed).toBe(0)
    for (const role of ['caller', 'coach', 'admin', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(reachPage(actor, {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(ladderOfWeek(actor, week)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

test('the ladder of a week has the numbers that the page of the week has, over random attempts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ tries: fc.array(fc.constantFrom(...outcomes), { maxLength: 3 }), talks: fc.boolean() }), {
        maxLength: 8,
      }),
      async (families) => {
        organisationId = await anOrganisation()
        const talks = families.flatMap((_, index) =>
          families[index]!.talks
            ? [interview({ ref: `I${index}`, familyRef: `F${index}`, callDate: mondayOf(week) })]
            : [],
        )
        if (talks.length > 0) await stored(organisationId, talks)
        for (const [index, { tries }] of families.entries()) {
          const known = await database().family.findFirst({ where: { organisationId, ref: `F${index}` } })
          const id = known?.id ?? (await aFamily(organisationId, `F${index}`))
          for (const outcome of tries) await attempt(id, outcome)
        }
        const actor = systemActor(organisationId)
        const { listed, attempted, reached, places } = await ladderOfWeek(actor, week)
        expect({ listed, attempted, reached, interviewed: places.interviewed }).toEqual(
          await reachOfWeek(actor, week, whole),
        )
      },
    ),
    { numRuns: 12 },
  )
})

describe('families silent longest', () => {
  test('come first, those never spoken to by their first day on the list, and those not to be called not at all', async () => {
    const owner = await aStaffMember(organisationId, 'caller', { name: 'Bo' })
    const spoken = await family({ parentName: 'Gesproken', lastCallDate: new Date('2020-02-01'), callerId: owner })
    const never = await family({ parentName: 'Nooit', listedSince: new Date('2019-12-01') })
    const stopped = await family({ parentName: 'Gestopt' })
    await step(spoken, { kind: 'call', ownerId: owner, notBefore: monday })
    await step(never, { kind: 'waiting', waitsFor: 'owner' })
    await step(stopped, { kind: 'stopped', stoppedBy: 'organisation', stopReason: 'max_tries' })
    const { silent } = await page()
    expect(silent).toMatchObject({
      count: 2,
      families: [
        { id: never, parentName: 'Nooit', lastCall: null, listedSince: '2019-12-01', waitsFor: 'owner' },
        { id: spoken, parentName: 'Gesproken', lastCall: '2020-02-01', caller: 'Bo', notBefore: mondayOf(week) },
      ],
    })
    expect((await page({ page: 2 })).silent).toMatchObject({ count: 2, families: [] })
  })
})

describe('languages without a caller', () => {
  test('are those in which a call failed for want of a caller, until a conversation came of it', async () => {
    const ids = [await family({ homeLanguages: ['ti', 'ar'] }), await family({ homeLanguages: ['ti'] })]
    for (const id of ids) await step(id, { kind: 'waiting', waitsFor: 'owner' })
    await attempt(ids[0]!, 'language_no_caller')
    expect((await page()).languages).toEqual([
      { language: 'ar', families: 1, failed: 1 },
      { language: 'ti', families: 1, failed: 1 },
    ])
    await database().family.update({
      where: { id: ids[0]! },
      data: { lastCallDate: new Date(mondayOf(addWeeks(week, 1))) },
    })
    expect((await page()).languages).toEqual([])
  })

  test('a family that speaks Dutch as well needs none', async () => {
    const id = await family({ homeLanguages: ['ti', 'nl'] })
    await step(id, { kind: 'waiting', waitsFor: 'owner' })
    await attempt(id, 'language_no_caller')
    expect((await page()).languages).toEqual([])
  })
})

test('calls and appointments of the present week stand beside each caller, by name', async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  try {
    const [zoe, an] = [
      await aStaffMember(organisationId, 'caller', { name: 'Zoë' }),
      await aStaffMember(organisationId, 'caller', { name: 'An' }),
    ]
    const [first, second] = [await family(), await family()]
    await step(first, { kind: 'call', ownerId: an, notBefore: new Date('2020-04-05') })
    await step(second, { kind: 'call', ownerId: an, notBefore: new Date('2020-04-06') })
    const appointment = (startsAt: string, closed: { closedAt?: Date; closedAs?: 'moved' } = {}) =>
      database().appointment.create({
        data: { organisationId, familyId: first, ownerId: zoe, kind: 'hard', startsAt: new Date(startsAt), ...closed },
      })
    await appointment('2020-04-05T21:30:00Z') // 23:30 on Sunday in Amsterdam
    await appointment('2020-04-05T22:30:00Z') // Monday
    const refused = await family()
    await database().family.update({ where: { id: refused }, data: { mayCall: false } })
    await database().appointment.create({
      data: {
        organisationId,
        familyId: refused,
        ownerId: zoe,
        kind: 'hard',
        startsAt: new Date('2020-04-03T10:00:00Z'),
      },
    })
    await appointment('2020-04-02T10:00:00Z', { closedAt: new Date('2020-04-01'), closedAs: 'moved' })
    expect((await reachPage(coordinator, {})).callers).toEqual([
      { id: an, name: 'An', appointments: 0, due: 1, hoursPerWeek: null, callsPerDay: null },
      { id: zoe, name: 'Zoë', appointments: 1, due: 0, hoursPerWeek: null, callsPerDay: null },
    ])
  } finally {
    delete process.env.NABIJ_NOW
  }
})

test('an open interview leaves its family where the attempts put it', async () => {
  const id = await family()
  await anInterview(organisationId, { familyId: id, callerId: await aStaffMember(organisationId) })
  expect((await page()).ladder.places.untried).toBe(1)
})
