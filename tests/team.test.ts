import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { saveHours } from '@/features/team/commands/save-hours'
import { saveWorkload } from '@/features/team/commands/save-workload'
import { ownWorkload } from '@/features/team/queries/own-workload'
import { teamLoad } from '@/features/team/queries/team-load'
import { saveHoursSchema, saveWorkloadSchema } from '@/features/team/schema'
import { type Prisma } from '@/server/db'
import {
  actorFor,
  aHelpItem,
  aKnownFamily,
  anActor,
  anInterview,
  anOrganisation,
  aStaffMember,
  auditOf,
} from './factories'
import { present } from './present'
import { database } from './owner'

/** A Wednesday: this week began on the 22nd, and the four weeks before on 22 February. */
const wednesday = '2027-03-24T10:00:00Z'
const at = (day: string) => new Date(`${day}T10:00:00Z`)

let organisationId: string
let coordinator: StaffActor
let anna: StaffActor
beforeEach(async () => {
  process.env.NABIJ_NOW = wednesday
  organisationId = await anOrganisation()
  coordinator = await actorFor(organisationId, await aStaffMember(organisationId, 'coordinator', { name: 'Zeno' }))
  anna = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Anna' }))
  return () => void delete process.env.NABIJ_NOW
})

const families = async (count: number) => {
  const ids: string[] = []
  for (let made = 0; made < count; made += 1) ids.push((await aKnownFamily(organisationId)).id)
  return ids
}
const assign = (ids: readonly string[], callerId: string | null) =>
  assignFamilies(coordinator, { assignments: ids.map((familyId) => ({ familyId, callerId })) })

const attempt = (familyId: string, about: Partial<Prisma.ContactAttemptUncheckedCreateInput> & { day: Date }) =>
  database().contactAttempt.create({
    data: { organisationId, familyId, staffId: anna.staffId, outcome: 'no_answer', at: about.day, ...about },
  })
const conversation = async (familyId: string, day: string) =>
  anInterview(organisationId, {
    familyId,
    callerId: anna.staffId,
    state: 'completed',
    endedAt: at(day),
    ref: `N-${day}`,
  })
const loadOf = async (reader: StaffActor, staffId: string) =>
  present((await teamLoad(reader)).find(({ id }) => id === staffId))

describe('the work of the team', () => {
  test('is listed by name, whatever the numbers are', async () => {
    const bea = await aStaffMember(organisationId, 'caller', { name: 'Bea' })
    await assign(await families(3), bea)
    await assign(await families(1), coordinator.staffId)
    expect((await teamLoad(coordinator)).map(({ name }) => name)).toEqual(['Anna', 'Bea', 'Zeno'])
  })

  test('counts the families of now and those that are due', async () => {
    await assign(await families(3), anna.staffId)
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({ families: 3, dueThisWeek: 3, needed: 1 })
  })

  test('counts each call of this week and of the four weeks before once, and which were conversations', async () => {
    const [familyId = ''] = await families(1)
    for (const day of ['2027-03-22', '2027-03-24', '2027-03-21', '2027-02-22', '2027-02-21'])
      await attempt(familyId, { day: at(day) })
    const { id: interviewId } = await conversation(familyId, '2027-03-23')
    await attempt(familyId, { day: at('2027-03-23'), outcome: 'complete', interviewId })
    await conversation(familyId, '2027-03-15')
    // Neither a call that was taken back, nor one that has no outcome yet, nor a decision, nor a colleague's call.
    await attempt(familyId, { day: at('2027-03-24'), undoneAt: at('2027-03-24') })
    await attempt(familyId, { day: at('2027-03-24'), outcome: 'dialled' })
    await attempt(familyId, { day: at('2027-03-24'), outcome: 'out_of_programme' })
    await attempt(familyId, { day: at('2027-03-24'), staffId: coordinator.staffId })
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({
      calls: 3,
      conversations: 1,
      earlierCalls: 3,
      earlierConversations: 1,
    })
  })

  test('counts a heavy call only when its caller shared it', async () => {
    const ids = await families(3)
    await assign(ids, anna.staffId)
    for (const [index, familyId] of ids.entries()) {
      const { id } = await anInterview(organisationId, { familyId, callerId: anna.staffId })
      await saveCheckIn(anna, { id, feeling: index === 2 ? 'ordinary' : 'heavy', text: '', shared: index > 0 })
    }
    expect((await loadOf(coordinator, anna.staffId)).heavy).toBe(1)
  })

  test('counts the promises that are open', async () => {
    const [familyId = ''] = await families(1)
    await aHelpItem(organisationId, { familyId, ownerId: anna.staffId, state: 'open' })
    await aHelpItem(organisationId, { familyId, ownerId: anna.staffId, state: 'done' })
    await aHelpItem(organisationId, { familyId, ownerId: coordinator.staffId, state: 'open' })
    expect((await loadOf(coordinator, anna.staffId)).promises).toBe(1)
  })

  test('counts the parents whom somebody promised to call again, until it is done, and lists who left with one', async () => {
    const [familyId = ''] = await families(1)
    const left = await aStaffMember(organisationId)
    await database().staff.update({ where: { id: left }, data: { disabledAt: new Date() } })
    const step = { organisationId, familyId, kind: 'parent', dueOn: new Date() } as const
    await database().careStep.createMany({
      data: [
        { ...step, ownerId: anna.staffId },
        { ...step, ownerId: anna.staffId, doneAt: new Date() },
        { ...step, ownerId: anna.staffId, kind: 'caller' },
        { ...step, ownerId: left },
      ],
    })
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({ careSteps: 1, promises: 0 })
    expect(await loadOf(coordinator, left)).toMatchObject({ careSteps: 1, isDisabled: true })
  })

  test('lists whoever left as long as families are on their name', async () => {
    await assign(await families(1), anna.staffId)
    const empty = await aStaffMember(organisationId)
    await database().staff.updateMany({
      where: { id: { in: [empty, anna.staffId] } },
      data: { disabledAt: new Date() },
    })
    expect((await teamLoad(coordinator)).map(({ name, isDisabled }) => [name, isDisabled])).toEqual([
      ['Anna', true],
      ['Zeno', false],
    ])
  })

  test('is for coordinators; a caller sees their own numbers only, and nobody else any', async () => {
    await aStaffMember(organisationId)
    expect((await teamLoad(anna)).map(({ id }) => id)).toEqual([anna.staffId])
    for (const role of ['coach', 'admin', 'reader'] as const)
      await expect(teamLoad(await anActor(organisationId, role))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await teamLoad(await anActor(await anOrganisation(), 'coordinator'))).toHaveLength(1)
  })
})

describe('a cap of calls a day', () => {
  test('warns the coordinator in words when assigning makes it more, and stops nothing', async () => {
    await saveWorkload(anna, { hoursPerWeek: null, callsPerDay: 1 })
    const ids = await families(6)
    expect((await assign(ids.slice(0, 5), anna.staffId)).overCap).toEqual([])
    const { previous, overCap } = await assign(ids.slice(5), anna.staffId)
    expect([previous.length, overCap]).toEqual([1, [{ name: 'Anna', needed: 2, wanted: 1 }]])
    expect(await database().family.count({ where: { callerId: anna.staffId } })).toBe(6)
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({ needed: 2, callsPerDay: 1, isOverCap: true })
    // A stop of the organisation that is over is a call to make as well.
    await database().nextStep.updateMany({
      where: { ownerId: anna.staffId },
      data: { kind: 'stopped', stoppedBy: 'organisation', reason: null },
    })
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({ needed: 2, isOverCap: true })
    // Taking families away warns about nobody.
    expect((await assign(ids, null)).overCap).toEqual([])
  })

  test('is silent for who chose none', async () => {
    expect((await assign(await families(6), anna.staffId)).overCap).toEqual([])
    expect(await loadOf(coordinator, anna.staffId)).toMatchObject({ needed: 2, isOverCap: false })
  })
})

describe('workload.save', () => {
  test('saves one’s own hours and calls a day, also none, with its audit row', async () => {
    await saveWorkload(anna, { hoursPerWeek: 16, callsPerDay: 6 })
    expect(await ownWorkload(anna)).toEqual({ hoursPerWeek: 16, callsPerDay: 6 })
    await saveWorkload(anna, { hoursPerWeek: null, callsPerDay: null })
    expect(await ownWorkload(anna)).toEqual({ hoursPerWeek: null, callsPerDay: null })
    expect(await ownWorkload(coordinator)).toEqual({ hoursPerWeek: null, callsPerDay: null })
    const saves = (await auditOf(anna.staffId)).filter(({ verb }) => verb === 'workload.save')
    expect(saves).toEqual([0, 1].map(() => ({ verb: 'workload.save', detail: null })))
  })

  test('refuses who makes no calls', async () => {
    const coach = await anActor(organisationId, 'coach')
    const save = saveWorkload(coach, { hoursPerWeek: 8, callsPerDay: null })
    await expect(save).rejects.toMatchObject({ code: 'forbidden' })
  })

  test.each([{ hoursPerWeek: 0 }, { hoursPerWeek: 61 }, { callsPerDay: 0 }, { callsPerDay: 41 }, { callsPerDay: 2.5 }])(
    'refuses %j',
    (about) =>
      expect(saveWorkloadSchema.safeParse({ hoursPerWeek: null, callsPerDay: null, ...about }).success).toBe(false),
  )
})

describe('workload.set_hours', () => {
  test('is for a coordinator, and leaves the calls a day as their caller chose them', async () => {
    await saveWorkload(anna, { hoursPerWeek: null, callsPerDay: 4 })
    await saveHours(coordinator, { staffId: anna.staffId, hoursPerWeek: 24 })
    expect(await ownWorkload(anna)).toEqual({ hoursPerWeek: 24, callsPerDay: 4 })
    expect((await auditOf(anna.staffId)).at(-1)).toEqual({ verb: 'workload.set_hours', detail: null })
  })

  test('refuses a caller, and does not find who makes no calls or works elsewhere', async () => {
    const save = (actor: StaffActor, staffId: string) => saveHours(actor, { staffId, hoursPerWeek: 8 })
    await expect(save(anna, anna.staffId)).rejects.toMatchObject({ code: 'forbidden' })
    const coach = await aStaffMember(organisationId, 'coach')
    const elsewhere = await aStaffMember(await anOrganisation())
    for (const staffId of [coach, elsewhere])
      await expect(save(coordinator, staffId)).rejects.toMatchObject({ code: 'not_found' })
    expect(saveHoursSchema.safeParse({ staffId: 'x', hoursPerWeek: 8 }).success).toBe(false)
    expect(await database().staff.count({ where: { hoursPerWeek: 8 } })).toBe(0)
  })
})
