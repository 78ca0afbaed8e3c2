import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addDays } from '@/domain/dates'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { addAppointmentSchema } from '@/features/calls/schema'
import { callCard } from '@/features/families/queries/call-card'
import { dateColumn, today } from '@/server/clock'
import { countingProxy } from './counting-proxy'
import {
  aHelpItem,
  aKnownFamily,
  anActor,
  anInterview,
  anOrganisation,
  actorFor,
  aStaffMember,
  storeAnswers,
} from './factories'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
let caller: StaffActor

let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL!)
  process.env.DATABASE_URL = proxy.url
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  caller = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Bente Beller' }))
})

afterEach(() => {
  delete process.env.NABIJ_NOW
})
afterAll(() => proxy.close())

const daysAgo = (days: number) => new Date(`${addDays(today(), -days)}T12:00:00Z`)

const endedInterview = async (familyId: string, callerId: string, days: number, answers: Record<string, unknown>) => {
  const { id } = await anInterview(organisationId, {
    familyId,
    callerId,
    state: 'completed',
    ref: randomUUID(),
    startedAt: daysAgo(days),
    endedAt: daysAgo(days),
  })
  const rows = Object.entries({ call_date: addDays(today(), -days), ...answers })
  await storeAnswers(
    organisationId,
    rows.map(([key, value]) => ({ interviewId: id, key, value: value as string })),
  )
  return id
}

describe('the call card', () => {
  test('is of a family in scope: of any other it says nothing, not even that it exists', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [await anActor(organisationId, 'caller'), await anActor(organisationId, 'coach'), stranger])
      await expect(callCard(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await callCard(caller, id)).toMatchObject({ id, parentName: 'Verzonnen Ouder', caller: 'Bente Beller' })
  })

  test('says how one met until now, how one agreed to meet, and what is known for the next time', async () => {
    const { id } = await aKnownFamily(organisationId, {
      callerId: caller.staffId,
      preferredChannels: ['visit'],
      interpreterNeeded: true,
    })
    const unknown = { wishes: ['visit'], freedom: null, language: 'interpreter', network: null }
    expect((await callCard(caller, id)).meeting).toEqual({
      callsByWay: [],
      agreed: null,
      expectation: { agreed: null, wishes: ['visit'] },
      facts: unknown,
    })
    await endedInterview(id, caller.staffId, 9, { can_talk_freely: 'yes', internet: 'yes' })
    await endedInterview(id, caller.staffId, 5, {})
    const last = await endedInterview(id, caller.staffId, 2, { can_talk_freely: 'no', internet: 'partly' })
    await database().interview.update({ where: { id: last }, data: { channel: 'video' } })
    const day = addDays(today(), 3)
    const appointment = { id: randomUUID(), familyId: id, day, from: '10:00', channel: 'chat', chosenBy: 'worker' }
    await addAppointment(caller, addAppointmentSchema.parse(appointment))
    expect((await callCard(caller, id)).meeting).toEqual({
      callsByWay: [
        { channel: 'phone', count: 2 },
        { channel: 'video', count: 1 },
      ],
      agreed: { channel: 'chat', chosenBy: 'worker', isDue: false },
      expectation: { agreed: null, wishes: ['visit'] },
      facts: { ...unknown, freedom: 'no', network: 'weak' },
    })
  })

  test('says how a call of today is expected to be held: as agreed for today, or for a day on which nobody called', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId, preferredChannels: ['video'] })
    const noon = (day: string) => (process.env.NABIJ_NOW = `${day}T11:00:00Z`)
    noon('2027-03-29')
    const appointment = { id: randomUUID(), familyId: id, day: '2027-03-30', from: '14:30' }
    await addAppointment(caller, addAppointmentSchema.parse({ ...appointment, channel: 'visit', chosenBy: 'worker' }))
    const expectation = async () => (await callCard(caller, id)).meeting.expectation
    expect(await expectation()).toEqual({ agreed: null, wishes: ['video'] })
    for (const day of ['2027-03-30', '2027-03-31']) {
      noon(day)
      expect(await expectation()).toEqual({ agreed: { channel: 'visit', chosenBy: 'worker' }, wishes: ['video'] })
    }
  })

  test('says what the parent said in the last ended call, in their own words, and not in an earlier or open one', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    expect((await callCard(caller, id)).lastCall).toBeNull()
    await endedInterview(id, caller.staffId, 9, { grade_parent: 3, needs_text: 'een bed' })
    const words = { needs_text: 'een laptop 👋', goes_well_text: 'x'.repeat(400) }
    await endedInterview(id, caller.staffId, 2, { grade_parent: 7, grade_children: 8, ...words })
    await anInterview(organisationId, { familyId: id, callerId: caller.staffId })
    expect((await callCard(caller, id)).lastCall).toMatchObject({
      day: addDays(today(), -2),
      by: 'Bente Beller',
      gradeOfParent: 7,
      gradeOfChildren: 8,
      needs: 'een laptop 👋',
      goesWell: `${'x'.repeat(280)}…`,
    })
  })

  test('names the colleagues who called or tried to call in the last weeks, and neither the reader nor the regular caller', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const [tried, called, longAgo] = await Promise.all(
      ['Aya', 'Bo', 'Cor'].map((name) => aStaffMember(organisationId, 'caller', { name })),
    )
    const attempt = { organisationId, familyId: id, outcome: 'no_answer' } as const
    const attemptOf = (staffId: string, days: number, undoneAt: Date | null = null) => ({
      ...attempt,
      staffId,
      day: dateColumn(addDays(today(), -days)),
      at: daysAgo(days),
      undoneAt,
    })
    await database().contactAttempt.createMany({
      data: [
        attemptOf(tried!, 3),
        attemptOf(tried!, 5),
        attemptOf(longAgo!, 29),
        attemptOf(longAgo!, 1, new Date()),
        attemptOf(caller.staffId, 1),
        attemptOf(coordinator.staffId, 1),
      ],
    })
    await endedInterview(id, called!, 4, {})
    expect((await callCard(coordinator, id)).colleagues).toEqual([
      { name: 'Aya', day: addDays(today(), -3) },
      { name: 'Bo', day: addDays(today(), -4) },
    ])
  })

  test('takes one statement, whatever there is of the family', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    for (const days of [3, 2, 1]) {
      await endedInterview(id, coordinator.staffId, days, { needs_text: 'een bed' })
      await aHelpItem(organisationId, { familyId: id })
    }
    expect(await proxy.during(() => callCard(caller, id))).toBe(1)
  })

  test('lists help that is open or changed since the last call, item by item, and no older help', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const item = { familyId: id, ownerId: caller.staffId }
    await aHelpItem(organisationId, {
      ...item,
      text: 'lang klaar',
      state: 'done',
      createdAt: daysAgo(40),
      closedAt: daysAgo(30),
    })
    await aHelpItem(organisationId, { ...item, text: 'nog open', createdAt: daysAgo(40), dueOn: dateColumn(today()) })
    await aHelpItem(organisationId, { ...item, text: 'voorstel', state: 'suggested' })
    const last = await endedInterview(id, caller.staffId, 5, {})
    const closedSince = { state: 'done', result: 'helped', createdAt: daysAgo(40), closedAt: daysAgo(1) } as const
    await aHelpItem(organisationId, { ...item, ...closedSince, text: 'net klaar' })
    await aHelpItem(organisationId, { ...item, text: 'toen beloofd', interviewId: last, createdAt: daysAgo(6) })
    const { help } = await callCard(caller, id)
    expect(help.map(({ text, state, dueOn, owner }) => ({ text, state, dueOn, owner }))).toEqual([
      { text: 'nog open', state: 'open', dueOn: today(), owner: 'Bente Beller' },
      { text: 'toen beloofd', state: 'open', dueOn: null, owner: 'Bente Beller' },
      { text: 'net klaar', state: 'done', dueOn: null, owner: 'Bente Beller' },
    ])
  })
})
