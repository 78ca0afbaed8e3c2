/** An interview that is continued later, by its caller or by somebody else: who is in it, whose call it was, and what it counts as. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { weekOf } from '@/domain/figures/week'
import { callOfFamily } from '@/features/calls/queries/call-of-family'
import { callPresence } from '@/features/calls/queries/call-presence'
import { recordAttemptSchema } from '@/features/calls/schema'
import { callCard } from '@/features/families/queries/call-card'
import { claimOpenInterview } from '@/features/interviews/commands/claim-open-interview'
import { discardInterview } from '@/features/interviews/commands/discard-interview'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { savePosition } from '@/features/interviews/commands/save-position'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { reachPage } from '@/features/reach/queries/reach-page'
import { teamLoad } from '@/features/team/queries/team-load'
import { talkRequests } from '@/features/team/queries/talk-requests'
import { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
import { dayOfColumn } from '@/server/clock'
import { aClient, people, send, type People } from './call-fixture'
import { aKnownFamily, anActor, auditOf } from './factories'
import { database } from './owner'

let who: People
let next: StaffActor
let familyId: string

const at = (time: string) => {
  process.env.NABIJ_NOW = time
}

beforeEach(async () => {
  at('2020-04-01T10:00:00Z')
  who = await people()
  next = await anActor(who.organisationId, 'caller')
  familyId = (await aKnownFamily(who.organisationId, { callerId: who.caller.staffId })).id
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const start = (actor: StaffActor) => startInterview(actor, { familyId, channel: 'phone', chosenBy: 'worker' })
const dial = (actor: StaffActor, id: string = randomUUID()) =>
  startAttempt(actor, { id, familyId, contactPointId: null, channel: 'phone' })
const answer = (actor: StaffActor, id: string, about: Record<string, string | number>, baseVersion = 0) =>
  Promise.all(Object.entries(about).map(([key, value]) => send(actor, aClient()(id, key, { value }, { baseVersion }))))
const handOver = () => database().family.update({ where: { id: familyId }, data: { callerId: next.staffId } })
const leaseHolder = async () =>
  (await database().callLease.findFirst({ where: { familyId, expiresAt: { gt: new Date(process.env.NABIJ_NOW!) } } }))
    ?.staffId ?? null
const attempts = async () => {
  const rows = await database().contactAttempt.findMany({
    where: { familyId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { outcome: true, staffId: true, day: true, interviewId: true, undoneAt: true },
  })
  const nameOf = (id: string | null) => (id === next.staffId ? 'next' : id === who.caller.staffId ? 'first' : 'other')
  return rows.map(({ outcome, staffId, day, interviewId, undoneAt }) => ({
    outcome,
    by: nameOf(staffId),
    day: dayOfColumn(day),
    isLinked: interviewId !== null,
    isUndone: undoneAt !== null,
  }))
}
const loadOf = async ({ staffId }: StaffActor) => {
  const row = (await teamLoad(who.coordinator)).find(({ id }) => id === staffId)
  return [row?.calls, row?.conversations, row?.earlierCalls, row?.earlierConversations]
}
const organisation = { level: 'organisation', ref: null, name: null, schoolIds: null } as const
const reachOn = (day: string) => reachOfWeek(who.coordinator, weekOf(day), organisation)
const checkIn = (id: string, text: string, talkWith: string | null = null) => ({
  id,
  feeling: 'heavy' as const,
  text,
  shared: false,
  talkWith,
})

describe('a call that is to be continued', () => {
  test('made contact with the parent that week, and is one call of its caller', async () => {
    await dial(who.caller)
    const { id } = await start(who.caller)
    await answer(who.caller, id, { grade_parent: 3 })
    expect(await reachOn('2020-04-01')).toMatchObject({ attempted: 1, reached: 0 })
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    expect(await attempts()).toEqual([
      { outcome: 'reached', by: 'first', day: '2020-04-01', isLinked: true, isUndone: false },
    ])
    expect(await reachOn('2020-04-01')).toMatchObject({ attempted: 1, reached: 1, interviewed: 0 })
    expect((await reachPage(who.coordinator, {})).ladder.places).toMatchObject({ spoken: 1, unreachable: 0 })
    expect(await loadOf(who.caller)).toEqual([1, 0, 0, 0])
    expect((await callOfFamily(who.caller, familyId))?.card.dialled).toBeNull()
  })

  test('without a dialled call is an attempt of that day, once however often it is continued', async () => {
    const { id } = await start(who.caller)
    await answer(who.caller, id, { grade_parent: 3 })
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    expect(await attempts()).toMatchObject([{ outcome: 'reached', by: 'first', day: '2020-04-01' }])
  })

  test('and again on another day is a call of each day, and ends the lease each time', async () => {
    await dial(who.caller)
    const { id } = await start(who.caller)
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    at('2020-04-08T10:00:00Z')
    await dial(who.caller)
    await start(who.caller)
    expect(await leaseHolder()).toBe(who.caller.staffId)
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    expect(await leaseHolder()).toBeNull()
    expect(await attempts()).toMatchObject([
      { outcome: 'reached', day: '2020-04-01', isLinked: true },
      { outcome: 'reached', day: '2020-04-08', isLinked: true },
    ])
  })

  test('becomes the completed call when its caller ends it on the same day', async () => {
    await dial(who.caller)
    const { id } = await start(who.caller)
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    at('2020-04-01T15:00:00Z')
    await start(who.caller)
    await answer(who.caller, id, { confidentiality: 'yes' })
    await endInterview(who.caller, { id, how: 'completed' })
    expect(await attempts()).toEqual([
      { outcome: 'complete', by: 'first', day: '2020-04-01', isLinked: true, isUndone: false },
    ])
    expect(await loadOf(who.caller)).toEqual([1, 1, 0, 0])
  })

  test('that was discarded after all waits for its outcome', async () => {
    await dial(who.caller)
    const { id } = await start(who.caller)
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    await discardInterview(who.caller, { id })
    expect(await attempts()).toMatchObject([{ outcome: 'dialled', isLinked: false, isUndone: false }])
  })
})

describe('a call that somebody else ends', () => {
  /** The first caller began, the family went to the next one, who dials and continues a week later. */
  const continued = async (dialledId: string = randomUUID()) => {
    await dial(who.caller)
    const { id } = await start(who.caller)
    await answer(who.caller, id, { grade_parent: 3 })
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    await handOver()
    at('2020-04-08T10:00:00Z')
    await dial(next, dialledId)
    expect(await start(next)).toEqual({ id })
    await answer(next, id, { call_date: '2020-04-08' }, 1)
    await answer(next, id, { confidentiality: 'yes' })
    return id
  }

  test('is the call of who ended it, in their load, and leaves nothing dialled behind', async () => {
    const dialledId = randomUUID()
    const id = await continued(dialledId)
    const before = await reachOn('2020-04-01')
    await endInterview(next, { id, how: 'completed' })
    expect(await attempts()).toEqual([
      { outcome: 'reached', by: 'first', day: '2020-04-01', isLinked: true, isUndone: false },
      { outcome: 'complete', by: 'next', day: '2020-04-08', isLinked: true, isUndone: false },
    ])
    expect(await reachOn('2020-04-01')).toEqual(before)
    expect(await reachOn('2020-04-08')).toMatchObject({ attempted: 1, reached: 1, interviewed: 1 })
    expect(await loadOf(next)).toEqual([1, 1, 0, 0])
    expect(await loadOf(who.caller)).toEqual([0, 0, 1, 0])
    expect((await callCard(next, familyId)).lastCall).toMatchObject({ day: '2020-04-08' })
    const input = recordAttemptSchema.parse({ id: dialledId, familyId, contactPointId: null, outcome: 'no_answer' })
    await expect(recordAttempt(next, input)).rejects.toMatchObject({ reason: 'exists_already' })
  })

  test('has a check-in and a request to talk of each, and nobody reads or replaces that of the other', async () => {
    const dialledId = randomUUID()
    await dial(who.caller, dialledId)
    const { id } = await start(who.caller)
    await saveCheckIn(who.caller, checkIn(id, 'Van de eerste.', who.coordinator.staffId))
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    await handOver()
    await start(next)
    expect(await interviewForm(next, id)).toMatchObject({ isMine: true, checkIn: null, talk: { withId: null } })
    await saveCheckIn(next, checkIn(id, 'Van de tweede.', who.coordinator.staffId))
    expect((await interviewForm(next, id)).checkIn).toMatchObject({ text: 'Van de tweede.' })
    expect((await talkRequests(who.coordinator)).count).toBe(2)
    await saveCheckIn(next, checkIn(id, 'Van de tweede.'))
    expect((await talkRequests(who.coordinator)).count).toBe(1)
    await answer(next, id, { confidentiality: 'yes' })
    await endInterview(next, { id, how: 'completed' })
    expect(await interviewForm(next, id)).toMatchObject({ isMine: true })
    await saveCheckIn(who.caller, checkIn(id, 'Van de eerste, later.'))
    expect(
      (await database().callerCheckIn.findMany({ where: { interviewId: id }, orderBy: { savedAt: 'asc' } })).map(
        ({ text }) => text,
      ),
    ).toEqual(expect.arrayContaining(['Van de eerste, later.', 'Van de tweede.']))
  })

  test('gives no check-in to a coordinator who only looks, nor to a caller who never spoke', async () => {
    const id = await continued()
    const refusals = [who.coordinator, await anActor(who.organisationId, 'coordinator')]
    for (const actor of refusals)
      await expect(saveCheckIn(actor, checkIn(id, 'x'))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await interviewForm(who.coordinator, id)).toMatchObject({ isMine: false })
  })

  test('that was left open overnight gives the dialled calls of the first day their outcome', async () => {
    await dial(who.caller)
    at('2020-04-01T10:02:00Z')
    const { id } = await start(who.caller)
    at('2020-04-01T10:05:00Z')
    await dial(who.caller)
    at('2020-04-02T10:00:00Z')
    await handOver()
    await dial(next)
    await answer(next, id, { call_date: '2020-04-02' }, 1)
    await answer(next, id, { confidentiality: 'yes' })
    await endInterview(next, { id, how: 'completed' })
    expect(await attempts()).toEqual([
      { outcome: 'reached', by: 'first', day: '2020-04-01', isLinked: true, isUndone: false },
      { outcome: 'dialled', by: 'first', day: '2020-04-01', isLinked: true, isUndone: true },
      { outcome: 'complete', by: 'next', day: '2020-04-02', isLinked: true, isUndone: false },
    ])
  })

  test('leaves the call of a colleague alone who dials the family meanwhile', async () => {
    const { id } = await start(who.caller)
    await answer(who.caller, id, { confidentiality: 'yes' })
    await handOver()
    at('2020-04-01T11:30:00Z')
    const dialledId = randomUUID()
    await dial(next, dialledId)
    await endInterview(who.caller, { id, how: 'completed' })
    const input = recordAttemptSchema.parse({ id: dialledId, familyId, contactPointId: null, outcome: 'no_answer' })
    await recordAttempt(next, input)
    expect(
      (await attempts()).map(({ outcome, by }) => `${outcome} ${by}`).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['complete first', 'no_answer next'])
  })
})

describe('a resumed interview', () => {
  const opened = async () => {
    const { id } = await start(who.caller)
    await answer(who.caller, id, { grade_parent: 3 })
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    at('2020-04-01T15:00:00Z')
    expect(await leaseHolder()).toBeNull()
    return id
  }

  test('is seen by colleagues, who cannot dial the family meanwhile', async () => {
    await opened()
    await start(who.caller)
    expect((await callPresence(who.coordinator)).calls).toMatchObject([{ familyId, isMine: false }])
    await expect(dial(who.coordinator)).rejects.toMatchObject({ reason: 'taken_by_colleague' })
  })

  test.each(['its caller', 'the family’s caller'])('is seen when %s opens its page', async (whose) => {
    const id = await opened()
    if (whose !== 'its caller') await handOver()
    const actor = whose === 'its caller' ? who.caller : next
    await claimOpenInterview(actor, id)
    expect(await leaseHolder()).toBe(actor.staffId)
    await claimOpenInterview(actor, id)
    expect(await auditOf(id)).not.toContainEqual(expect.objectContaining({ verb: 'call.claim' }))
  })

  test('is not claimed by a role that does not call, by who only looks, or without the family', async () => {
    const id = await opened()
    await expect(claimOpenInterview(await anActor(who.organisationId, 'coach'), id)).rejects.toMatchObject({
      code: 'forbidden',
    })
    for (const actor of [who.coordinator, next, await anActor(who.organisationId, 'caller')])
      await claimOpenInterview(actor, id)
    expect(await leaseHolder()).toBeNull()
    await handOver()
    for (const write of [
      () => claimOpenInterview(who.caller, id),
      () => savePosition(who.caller, { id, place: 'worries', later: [], introduced: true }),
      () => answer(who.caller, id, { internet: 'yes' }),
    ])
      await write()
    expect(await leaseHolder()).toBeNull()
  })

  test('is not taken from a colleague who calls the family', async () => {
    const id = await opened()
    await dial(who.coordinator)
    await start(who.caller)
    await claimOpenInterview(who.caller, id)
    await answer(who.caller, id, { internet: 'yes' })
    expect(await leaseHolder()).toBe(who.coordinator.staffId)
  })

  test('does not lose the lease by an hour of answers without a move, nor by a pause of more than an hour', async () => {
    const { id } = await start(who.caller)
    at('2020-04-01T10:50:00Z')
    await answer(who.caller, id, { internet: 'yes' })
    at('2020-04-01T11:40:00Z')
    expect(await leaseHolder()).toBe(who.caller.staffId)
    at('2020-04-01T13:00:00Z')
    expect(await leaseHolder()).toBeNull()
    await answer(who.caller, id, { worries: 'no' })
    expect(await leaseHolder()).toBe(who.caller.staffId)
    at('2020-04-01T15:00:00Z')
    await savePosition(who.caller, { id, place: 'worries', later: [], introduced: true })
    expect(await leaseHolder()).toBe(who.caller.staffId)
  })

  test('is not claimed again by its end or by an answer after the end', async () => {
    const { id } = await start(who.caller)
    await answer(who.caller, id, { confidentiality: 'yes' })
    await endInterview(who.caller, { id, how: 'completed' })
    await answer(who.caller, id, { internet: 'yes' })
    await claimOpenInterview(who.caller, id)
    expect(await leaseHolder()).toBeNull()
  })
})

describe('discarding an interview', () => {
  test('is refused and not offered while a colleague is in it, also to a coordinator', async () => {
    const { id } = await start(who.caller)
    await expect(discardInterview(who.coordinator, { id })).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    expect((await interviewStart(who.coordinator, familyId)).openInterview).toEqual({
      id,
      isTaken: true,
      isEmpty: true,
    })
    expect((await interviewStart(who.caller, familyId)).openInterview).toMatchObject({ isTaken: false })
    await send(who.caller, aClient()(id, 'internet', { value: 'yes' }))
  })

  test('is done by a coordinator once nobody is in it', async () => {
    const { id } = await start(who.caller)
    at('2020-04-01T11:01:00Z')
    expect((await interviewStart(who.coordinator, familyId)).openInterview).toMatchObject({ isTaken: false })
    await discardInterview(who.coordinator, { id })
    expect(await database().interview.count({ where: { familyId } })).toBe(0)
  })
})
