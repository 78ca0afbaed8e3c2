import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { loadFoundFamilies } from '@/features/calls/commands/load-found-families'
import { markNoticeSeen } from '@/features/calls/commands/mark-notice-seen'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { sendCallNotice } from '@/features/calls/commands/send-call-notice'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { takeOverFoundFamily } from '@/features/calls/commands/take-over-found-family'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { recordAbsenceSchema } from '@/features/absences/schema'
import { callNotices } from '@/features/calls/queries/call-notices'
import { recordAttemptSchema, sendCallNoticeSchema } from '@/features/calls/schema'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { leaseOf } from '@/server/call-lease'
import { again } from './call-fixture'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

let organisationId: string

beforeAll(async () => {
  organisationId = await anOrganisation()
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const aCaller = async (name: string) => actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name }))

let numbersGiven = 0
const listedSince = new Date('2020-05-05')
/** A family of Noor, whose parent calls back and reaches Sanne. */
const aCallBack = async (about: Parameters<typeof aKnownFamily>[1] = {}) => {
  const number = `06 0000 ${String(7000 + numbersGiven++)}`
  const [owner, me] = [await aCaller('Noor van Dam'), await aCaller('Sanne de Wit')]
  const family = await aKnownFamily(organisationId, {
    callerId: owner.staffId,
    numbers: [number],
    listedSince,
    ...about,
  })
  return { owner, me, family, number, input: { id: randomUUID(), familyId: family.id, number, note: '' } }
}

const stepOf = (familyId: string) =>
  database().nextStep.findFirst({
    where: { familyId, closedAt: null },
    select: { kind: true, reason: true, note: true },
  })

const refuse = (actor: StaffActor, familyId: string) => {
  const outcome = { id: randomUUID(), familyId, contactPointId: null, outcome: 'refused_hard' as const }
  return recordAttempt(actor, recordAttemptSchema.parse(outcome))
}

describe('call.pass_on', () => {
  test('refuses who does not call, an own family, another number, a part of it, and another organisation', async () => {
    const { owner, me, family, number, input } = await aCallBack()
    for (const role of ['coordinator', 'coach', 'reader', 'admin'] as const)
      await expect(sendCallNotice(await anActor(organisationId, role), input)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await expect(sendCallNotice(owner, input)).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = await anActor(await anOrganisation(), 'caller')
    await expect(sendCallNotice(elsewhere, input)).rejects.toMatchObject({ code: 'not_found' })
    for (const wrong of ['06 0000 6999', number.slice(2), number.replace(/\d$/, '_'), '%', ''])
      await expect(sendCallNotice(me, { ...input, number: wrong })).rejects.toMatchObject({ code: 'not_found' })
    await expect(sendCallNotice(me, { ...input, familyId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().callNotice.count({ where: { familyId: family.id } })).toBe(0)
    expect(await auditOf(family.id)).toEqual([])
  })

  test('tells the caller of the family at what time, and plans a call that the parent asked for, today', async () => {
    const { owner, me, family, input } = await aCallBack({ parentName: 'Terug Beller' })
    process.env.NABIJ_NOW = '2020-05-05T12:05:00Z'
    const [first, second] = await Promise.all([
      sendCallNotice(me, { ...input, note: 'over de laptop' }),
      sendCallNotice(me, { ...input, note: 'over de laptop' }),
    ])
    expect([first, second]).toEqual([{ id: input.id }, { id: input.id }])
    expect(await callNotices(owner)).toEqual([
      {
        id: input.id,
        kind: 'passed_on',
        at: new Date('2020-05-05T12:05:00Z'),
        note: 'over de laptop',
        byName: 'Sanne de Wit',
        familyId: family.id,
        ref: family.ref,
        parentName: 'Terug Beller',
      },
    ])
    expect(await stepOf(family.id)).toEqual({ kind: 'call', reason: 'parent_asked', note: 'over de laptop' })
    const requests = await database().callRequest.findMany({ where: { familyId: family.id } })
    expect(requests).toMatchObject([{ notBefore: new Date('2020-05-05'), createdById: me.staffId, closedAt: null }])
    expect(await auditOf(family.id)).toEqual([{ verb: 'call.pass_on', detail: { notice: input.id } }])
    expect(await callNotices(me)).toEqual([])
  })

  test('plans nothing for a parent who wants no calls, and answers the same', async () => {
    const { owner, me, family, input } = await aCallBack()
    await refuse(owner, family.id)
    expect(await sendCallNotice(me, input)).toEqual({ id: input.id })
    expect(await stepOf(family.id)).toMatchObject({ kind: 'stopped' })
    expect(await callNotices(owner)).toMatchObject([{ kind: 'passed_on' }])
    expect((await database().family.findUniqueOrThrow({ where: { id: family.id } })).mayCall).toBe(false)
  })

  test('of a family without a caller tells the coordinators, and goes with the family to its next caller', async () => {
    const { me, family, input } = await aCallBack({ callerId: null })
    const [coordinator, next] = [await anActor(organisationId, 'coordinator'), await aCaller('Bram Smit')]
    await sendCallNotice(me, input)
    const idsFor = async (actor: StaffActor) => (await callNotices(actor)).map(({ id }) => id)
    expect(await idsFor(coordinator)).toContain(input.id)
    expect(await idsFor(next)).toEqual([])
    await database().family.update({ where: { id: family.id }, data: { callerId: next.staffId } })
    expect(await idsFor(coordinator)).not.toContain(input.id)
    expect(await idsFor(next)).toEqual([input.id])
  })

  test('refuses the id of another notice, and bad input', async () => {
    const [one, other] = [await aCallBack(), await aCallBack()]
    await sendCallNotice(one.me, one.input)
    await expect(sendCallNotice(other.me, { ...other.input, id: one.input.id })).rejects.toMatchObject({
      reason: 'exists_already',
    })
    const isValid = (input: unknown) => sendCallNoticeSchema.safeParse(input).success
    expect(isValid(one.input)).toBe(true)
    for (const wrong of [{ id: 'x' }, { familyId: 'x' }, { number: 'x'.repeat(81) }, { note: 'x'.repeat(501) }])
      expect(isValid({ ...one.input, ...wrong })).toBe(false)
  })
})

describe('call.take_over_found', () => {
  test('refuses who does not call, and a family whose number is another', async () => {
    const { owner, me, family, input } = await aCallBack()
    for (const role of ['coordinator', 'coach', 'reader', 'admin'] as const)
      await expect(takeOverFoundFamily(await anActor(organisationId, role), input)).rejects.toMatchObject({
        code: 'forbidden',
      })
    await expect(takeOverFoundFamily(owner, input)).rejects.toMatchObject({ code: 'not_found' })
    const wrong = { ...input, number: '06 0000 6998' }
    await expect(takeOverFoundFamily(me, wrong)).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().callLease.count({ where: { familyId: family.id } })).toBe(0)
  })

  test('lends the family for an hour, tells its caller, and leaves the family with that caller', async () => {
    const { owner, me, family, input } = await aCallBack({ parentName: 'Terug Beller' })
    process.env.NABIJ_NOW = '2020-05-05T12:05:00Z'
    const until = new Date('2020-05-05T13:05:00Z')
    expect(await takeOverFoundFamily(me, input)).toEqual({ familyId: family.id, until })
    process.env.NABIJ_NOW = '2020-05-05T12:30:00Z'
    expect(await takeOverFoundFamily(me, input)).toEqual({ familyId: family.id, until })
    expect(await leaseOf(database(), family.id)).toMatchObject({ staffId: me.staffId, name: 'Sanne de Wit' })
    expect(await callNotices(owner)).toMatchObject([{ kind: 'taken_over', byName: 'Sanne de Wit' }])
    expect(await auditOf(family.id)).toEqual([{ verb: 'call.take_over_found', detail: { notice: input.id } }])
    const stored = await database().family.findUniqueOrThrow({ where: { id: family.id } })
    expect(stored.callerId).toBe(owner.staffId)
    expect((await loadFoundFamilies(me, { text: input.number })).families).toMatchObject([{ id: family.id }])
    process.env.NABIJ_NOW = '2020-05-05T13:06:00Z'
    expect((await loadFoundFamilies(me, { text: input.number })).families).toEqual([])
  })

  test('does not interrupt the call of a colleague, and says who it is', async () => {
    const { owner, me, family, input } = await aCallBack()
    await startAttempt(owner, { id: randomUUID(), familyId: family.id, contactPointId: null, channel: 'phone' })
    await expect(takeOverFoundFamily(me, input)).rejects.toMatchObject({
      code: 'locked',
      reason: 'called_by_colleague',
      values: { name: 'Noor' },
    })
    expect(await leaseOf(database(), family.id)).toMatchObject({ staffId: owner.staffId })
    expect(await callNotices(owner)).toEqual([])
  })

  test('does not interrupt the interview of a colleague of which the lease ended, and the search says who it is', async () => {
    const { owner, me, family, input } = await aCallBack()
    await startInterview(owner, { familyId: family.id, channel: 'phone', chosenBy: 'parent' })
    const coordinator = await anActor(organisationId, 'coordinator')
    const outcome = { id: randomUUID(), familyId: family.id, contactPointId: null, outcome: 'no_answer' }
    await recordAttempt(coordinator, recordAttemptSchema.parse(outcome))
    expect(await leaseOf(database(), family.id)).toBeNull()
    expect((await loadFoundFamilies(me, { text: input.number })).others).toMatchObject([{ busy: 'Noor' }])
    await expect(takeOverFoundFamily(me, input)).rejects.toMatchObject({
      code: 'locked',
      reason: 'called_by_colleague',
      values: { name: 'Noor' },
    })
    expect([await leaseOf(database(), family.id), await callNotices(owner)]).toEqual([null, []])
  })

  test('of two colleagues at once gives the family to one', async () => {
    const { owner, me, input } = await aCallBack()
    const other = await aCaller('Bram Smit')
    const outcomes = await Promise.allSettled([
      takeOverFoundFamily(me, input),
      takeOverFoundFamily(other, { ...input, id: randomUUID() }),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await callNotices(owner)).toHaveLength(1)
  })

  test('starts no call with a parent who wants none', async () => {
    const { owner, me, family, input } = await aCallBack()
    await refuse(owner, family.id)
    await takeOverFoundFamily(me, input)
    expect(await stepOf(family.id)).toMatchObject({ kind: 'stopped' })
    expect(await database().contactAttempt.count({ where: { familyId: family.id } })).toBe(1)
  })
})

describe('call.see_notice', () => {
  test('is not found for whoever is not told, the sender and other organisations among them', async () => {
    const { me, input } = await aCallBack()
    await sendCallNotice(me, input)
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    for (const actor of [me, await aCaller('Bram Smit'), await anActor(organisationId, 'coordinator'), elsewhere])
      await expect(markNoticeSeen(actor, { id: input.id })).rejects.toMatchObject({ code: 'not_found' })
    for (const role of ['coach', 'admin'] as const)
      await expect(markNoticeSeen(await anActor(organisationId, role), { id: input.id })).rejects.toMatchObject({
        code: 'not_found',
      })
  })

  test('puts the notice away once, and leaves the planned call', async () => {
    const { owner, me, family, input } = await aCallBack()
    process.env.NABIJ_NOW = '2020-05-05T12:05:00Z'
    await sendCallNotice(me, input)
    await Promise.all([markNoticeSeen(owner, { id: input.id }), markNoticeSeen(owner, { id: input.id })])
    expect(await callNotices(owner)).toEqual([])
    expect(await auditOf(input.id)).toEqual([{ verb: 'call.see_notice', detail: null }])
    expect(await stepOf(family.id)).toMatchObject({ reason: 'parent_asked' })
  })

  test('is put away by who covers for the family’s caller, as long as that lasts', async () => {
    const { owner, me, input } = await aCallBack()
    const [cover, coordinator] = [await aCaller('Bram Smit'), await anActor(organisationId, 'coordinator')]
    process.env.NABIJ_NOW = '2020-05-05T12:05:00Z'
    await sendCallNotice(me, input)
    const days = { fromDay: '2020-05-05', untilDay: '2020-05-06' }
    const absence = { id: randomUUID(), staffId: owner.staffId, coverId: cover.staffId, ...days }
    await recordAbsence(coordinator, recordAbsenceSchema.parse(absence))
    expect(await callNotices(await again(cover))).toMatchObject([{ id: input.id }])
    process.env.NABIJ_NOW = '2020-05-07T12:05:00Z'
    await expect(markNoticeSeen(await again(cover), { id: input.id })).rejects.toMatchObject({ code: 'not_found' })
    process.env.NABIJ_NOW = '2020-05-06T12:05:00Z'
    await markNoticeSeen(await again(cover), { id: input.id })
    expect([await callNotices(await again(cover)), await callNotices(owner)]).toEqual([[], []])
  })

  test('is read by nobody who calls no family', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(callNotices(await anActor(organisationId, role))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('goes with the family when it is erased', async () => {
    const { me, family, input } = await aCallBack()
    await sendCallNotice(me, input)
    await ownerDatabase().family.delete({ where: { id: family.id } })
    expect(await database().callNotice.count({ where: { id: input.id } })).toBe(0)
  })
})
