import { beforeEach, describe, expect, test } from 'vitest'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { saveCheckInSchema } from '@/features/interviews/schema'
import { markTalkDone } from '@/features/team/commands/mark-talk-done'
import { withdrawTalk } from '@/features/team/commands/withdraw-talk'
import { talkRequests } from '@/features/team/queries/talk-requests'
import type { StaffActor } from '@/domain/access/actor'
import { parseInput } from '@/server/action'
import { aCall, people, type ACall } from './call-fixture'
import { actorFor, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { present } from './present'
import { database, ownerDatabase } from './owner'

const monday = '2027-03-22T10:00:00Z'
const tuesday = '2027-03-23T07:00:00Z'

let call: ACall
let coach: StaffActor
let colleague: StaffActor
beforeEach(async () => {
  process.env.NABIJ_NOW = monday
  call = await aCall(await people())
  coach = await actorFor(call.organisationId, await aStaffMember(call.organisationId, 'coach', { name: 'Coach Cato' }))
  colleague = await anActor(call.organisationId, 'caller')
  return () => void delete process.env.NABIJ_NOW
})

/** Saves a private check-in, and with whom the caller wants to talk. */
const checkIn = (about: { talkWith?: string | null; text?: string } = {}) =>
  saveCheckIn(call.caller, parseInput(saveCheckInSchema, { id: call.id, feeling: 'heavy', ...about }))
const stored = () =>
  database().talkRequest.findMany({ where: { interviewId: call.id }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] })
const asked = async (withId: string) => {
  await checkIn({ talkWith: withId })
  return present((await stored()).at(-1)).id
}
const anAbsence = (staffId: string, day = '2027-03-22') =>
  database().absence.create({
    data: { organisationId: call.organisationId, staffId, fromDay: new Date(day), untilDay: new Date(day) },
  })
const listOf = async (actor: StaffActor) => (await talkRequests(actor)).requests.map(({ id }) => id)

test('how somebody else’s call was is refused at once, and waits for nobody who holds it', async () => {
  const attempt = () => saveCheckIn(colleague, parseInput(saveCheckInSchema, { id: call.id, feeling: 'heavy' }))
  await ownerDatabase().$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from interview where id = ${call.id}::uuid for update`
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('asking to talk after a heavy call', () => {
  test('makes a step with an owner for today, from a check-in that stays private', async () => {
    await checkIn({ talkWith: coach.staffId, text: 'Dit gaat niemand aan' })
    expect(await stored()).toMatchObject([
      { askedById: call.caller.staffId, withId: coach.staffId, dueOn: new Date('2027-03-22'), doneAt: null },
    ])
    const {
      requests: [request],
    } = await talkRequests(coach)
    expect(request).toMatchObject({ isWithMe: true, isLate: false, asker: 'Proef', doneAt: null })
    expect(JSON.stringify(request)).not.toMatch(/Dit gaat niemand aan|heavy/)
    expect(JSON.stringify(request)).not.toContain(call.id)
    expect(JSON.stringify(request)).not.toContain(call.familyId)
  })

  test('offers coaches, coordinators and colleagues, and not oneself, the disabled or another organisation', async () => {
    const elsewhere = await anActor(await anOrganisation(), 'coach')
    const gone = await aStaffMember(call.organisationId, 'coach')
    await database().staff.update({ where: { id: gone }, data: { disabledAt: new Date() } })
    for (const role of ['admin', 'reader'] as const) await anActor(call.organisationId, role)
    const { talk } = await interviewForm(call.caller, call.id)
    expect(talk.people.map(({ id, role }) => [role, id])).toEqual([
      ['coach', coach.staffId],
      ['coordinator', call.coordinator.staffId],
      ['caller', colleague.staffId],
    ])
    for (const id of [elsewhere.staffId, gone, call.caller.staffId])
      await expect(checkIn({ talkWith: id })).rejects.toMatchObject({ code: 'invalid' })
    expect(await stored()).toEqual([])
  })

  test('offers nobody who is away today, except whom the caller asked already', async () => {
    await asked(colleague.staffId)
    for (const { staffId } of [coach, colleague]) await anAbsence(staffId)
    const offered = async () => (await interviewForm(call.caller, call.id)).talk.people.map(({ id }) => id)
    expect(await offered()).toEqual([call.coordinator.staffId, colleague.staffId])
    process.env.NABIJ_NOW = tuesday
    expect(await offered()).toEqual([coach.staffId, call.coordinator.staffId, colleague.staffId])
  })

  test('is not offered to a coordinator at the call of a caller', async () => {
    expect((await interviewForm(call.coordinator, call.id)).talk).toEqual({ people: [], withId: null })
  })

  test('twice is one request; asking another or nobody withdraws it; saying nothing about it leaves it', async () => {
    await Promise.all([checkIn({ talkWith: coach.staffId }), checkIn({ talkWith: coach.staffId })])
    await checkIn()
    expect(await stored()).toMatchObject([{ cancelledAt: null }])
    expect((await interviewForm(call.caller, call.id)).talk.withId).toBe(coach.staffId)
    await checkIn({ talkWith: colleague.staffId })
    expect((await stored()).map(({ withId, cancelledAt }) => [withId, cancelledAt !== null])).toEqual(
      expect.arrayContaining([
        [coach.staffId, true],
        [colleague.staffId, false],
      ]),
    )
    await checkIn({ talkWith: null })
    expect((await stored()).every(({ cancelledAt }) => cancelledAt !== null)).toBe(true)
    expect(await stored()).toHaveLength(2)
  })

  test('writes the audit row without content', async () => {
    const id = await asked(coach.staffId)
    expect(await auditOf(id)).toEqual([{ verb: 'talk.request', detail: null }])
  })

  test('is erased with the call', async () => {
    await asked(coach.staffId)
    await ownerDatabase().family.delete({ where: { id: call.familyId } })
    expect(await stored()).toEqual([])
  })
})

describe('who sees a request', () => {
  test('today: who is asked and who asks, and no other', async () => {
    const id = await asked(colleague.staffId)
    expect([await listOf(call.caller), await listOf(colleague)]).toEqual([[id], [id]])
    expect([await listOf(call.coordinator), await listOf(coach)]).toEqual([[], []])
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    process.env.NABIJ_NOW = tuesday
    expect(await listOf(elsewhere)).toEqual([])
  })

  test('coordinators too from the next day, as long as the talk did not take place', async () => {
    const id = await asked(colleague.staffId)
    process.env.NABIJ_NOW = '2027-03-22T22:59:00Z'
    expect(await listOf(call.coordinator)).toEqual([])
    process.env.NABIJ_NOW = '2027-03-22T23:01:00Z'
    expect((await talkRequests(call.coordinator)).requests).toMatchObject([
      { id, isLate: true, isMine: false, isWithMe: false },
    ])
    expect(await listOf(coach)).toEqual([])
    await markTalkDone(call.coordinator, { id })
    expect(await listOf(call.coordinator)).toEqual([])
  })

  test('coordinators at once when the person who was asked is gone', async () => {
    const id = await asked(colleague.staffId)
    await database().staff.update({ where: { id: colleague.staffId }, data: { disabledAt: new Date() } })
    expect(await listOf(call.coordinator)).toEqual([id])
  })

  test.each(['is away that day', 'has another role by now'])(
    'every coordinator at once when the person who was asked %s',
    async (why) => {
      const second = await anActor(call.organisationId, 'coordinator')
      const id = await asked(call.coordinator.staffId)
      expect(await listOf(second)).toEqual([])
      if (why === 'is away that day') await anAbsence(call.coordinator.staffId)
      else await database().staff.update({ where: { id: call.coordinator.staffId }, data: { role: 'admin' } })
      expect((await talkRequests(second)).requests).toMatchObject([{ id, isLate: false, isAskedOfNobody: true }])
      expect((await talkRequests(call.caller)).requests).toMatchObject([{ id, isMine: true, isAskedOfNobody: true }])
      expect(await listOf(colleague)).toEqual([])
      await markTalkDone(second, { id })
      expect(await listOf(second)).toEqual([])
    },
  )

  test('no coordinator when the person who was asked was away on another day', async () => {
    await asked(colleague.staffId)
    await anAbsence(colleague.staffId, '2027-03-23')
    expect(await listOf(call.coordinator)).toEqual([])
  })

  test('and how many there are when the list is cut', async () => {
    const { organisationId } = call
    const request = { organisationId, askedById: call.caller.staffId, withId: coach.staffId }
    const dueOn = new Date('2027-03-22')
    await database().talkRequest.createMany({ data: Array.from({ length: 52 }, () => ({ ...request, dueOn })) })
    const { requests, count } = await talkRequests(coach)
    expect([requests.length, count]).toEqual([50, 52])
  })

  test('nobody who is no caller, coordinator or coach', async () => {
    const admin = await anActor(call.organisationId, 'admin')
    await expect(talkRequests(admin)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('talk.close', () => {
  test('is for who was asked; the asker sees that day that it was done', async () => {
    const id = await asked(coach.staffId)
    await markTalkDone(coach, { id })
    await markTalkDone(coach, { id })
    expect(await stored()).toMatchObject([{ doneById: coach.staffId, cancelledAt: null }])
    expect(await listOf(coach)).toEqual([])
    expect((await talkRequests(call.caller)).requests).toMatchObject([{ id, isMine: true, doneAt: new Date(monday) }])
    expect((await auditOf(id)).map(({ verb }) => verb)).toEqual(['talk.request', 'talk.close'])
    process.env.NABIJ_NOW = tuesday
    expect(await listOf(call.caller)).toEqual([])
    // Once done it is no answer to the question any more: the caller may ask again.
    expect((await interviewForm(call.caller, call.id)).talk.withId).toBeNull()
  })

  test('refuses the asker, and is not found for others and elsewhere', async () => {
    const id = await asked(coach.staffId)
    await expect(markTalkDone(call.caller, { id })).rejects.toMatchObject({ code: 'forbidden' })
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    for (const stranger of [colleague, elsewhere])
      await expect(markTalkDone(stranger, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await stored()).toMatchObject([{ doneAt: null }])
  })
})

describe('talk.withdraw', () => {
  test('is for the asker, once, and takes it off both lists', async () => {
    const id = await asked(coach.staffId)
    await withdrawTalk(call.caller, { id })
    await withdrawTalk(call.caller, { id })
    await markTalkDone(coach, { id })
    expect(await stored()).toMatchObject([{ doneAt: null, cancelledAt: new Date(monday) }])
    expect([await listOf(call.caller), await listOf(coach)]).toEqual([[], []])
    expect((await auditOf(id)).map(({ verb }) => verb)).toEqual(['talk.request', 'talk.withdraw'])
  })

  test('refuses who was asked, and is not found for others', async () => {
    const id = await asked(coach.staffId)
    for (const other of [coach, call.coordinator])
      await expect(withdrawTalk(other, { id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawTalk(colleague, { id })).rejects.toMatchObject({ code: 'not_found' })
    expect(await stored()).toMatchObject([{ cancelledAt: null }])
  })
})
