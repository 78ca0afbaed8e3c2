import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctionMs } from '@/domain/access/interview'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { resolveConflict } from '@/features/interviews/commands/resolve-conflict'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { latestInstrument } from '@/domain/instrument/instrument'
import {
  aCall,
  aClient,
  again,
  changesOf,
  everythingOf,
  people,
  send,
  storedAnswer,
  type ACall,
  type People,
} from './call-fixture'
import { anActor, auditOf } from './factories'
import { database } from './owner'

let who: People
let call: ACall
let here: ReturnType<typeof aClient>
let there: ReturnType<typeof aClient>

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  call = await aCall(who)
  here = aClient()
  there = aClient()
})

const open = async () => (await currentAnswers(call.caller, call.id)).conflicts

describe('two clients that change the same answer', () => {
  it.each([1, 2, 3, 4, 5])('at the same moment: one is saved, and the other is an open conflict (%i)', async () => {
    const replies = await Promise.all([
      send(call.caller, here(call.id, 'internet', { value: 'yes' })),
      send(call.coordinator, there(call.id, 'internet', { value: 'no' })),
    ])
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['refused', 'saved'])
    const saved = replies[0].outcome === 'saved' ? 'yes' : 'no'
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: saved, valueVersion: 1 })
    expect(await open()).toMatchObject([{ key: 'internet', value: saved === 'yes' ? 'no' : 'yes' }])
    const refused = replies.find(({ outcome }) => outcome === 'refused')
    expect(refused).toMatchObject({ version: 1, current: { value: saved, missing: null } })
  })

  it('ten at once: one is saved, and nine are kept for a person to choose from', async () => {
    const sends = Array.from({ length: 10 }, (_, grade) =>
      send(call.caller, aClient()(call.id, 'grade_parent', { value: grade + 1 })),
    )
    const outcomes = (await Promise.all(sends)).map(({ outcome }) => outcome)
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(9)
    expect(await open()).toHaveLength(9)
  })

  it('make no conflict when both have the same value', async () => {
    const replies = await Promise.all([
      send(call.caller, here(call.id, 'worries_topics', { value: ['health', 'money'] })),
      send(call.caller, there(call.id, 'worries_topics', { value: ['health', 'money'] })),
    ])
    expect(replies.map(({ outcome }) => outcome).toSorted()).toEqual(['saved', 'superseded'])
    expect(await open()).toEqual([])
  })

  it('make no conflict when the second had seen the first', async () => {
    await send(call.caller, here(call.id, 'internet', { value: 'yes' }))
    const reply = await send(call.caller, there(call.id, 'internet', { value: 'no' }, { baseVersion: 1 }))
    expect(reply).toMatchObject({ outcome: 'saved', version: 2 })
    expect(await open()).toEqual([])
  })

  it('make a conflict when the first was cleared meanwhile', async () => {
    await send(call.caller, here(call.id, 'internet', { value: 'yes' }))
    await send(call.caller, here(call.id, 'internet', { value: null }, { baseVersion: 1 }))
    const reply = await send(call.caller, there(call.id, 'internet', { value: 'no' }, { baseVersion: 1 }))
    expect(reply.outcome).toBe('refused')
  })
})

describe('one client', () => {
  it('makes no conflict with its own earlier operation', async () => {
    await send(call.caller, here(call.id, 'internet', { value: 'yes' }))
    const reply = await send(call.caller, here(call.id, 'internet', { value: 'no' }))
    expect(reply).toMatchObject({ outcome: 'saved', version: 2 })
  })

  it('has only its own last refused value as the open conflict', async () => {
    await send(call.caller, here(call.id, 'grade_parent', { value: 7 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 4 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 3 }))
    expect(await open()).toMatchObject([{ value: 3 }])
    expect((await changesOf(call.id)).map(({ value }) => value)).toEqual([7, 4, 3])
  })

  it('resolves the conflict when it changes the answer again after seeing the other value', async () => {
    await send(call.caller, here(call.id, 'grade_parent', { value: 7 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 4 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 4 }, { baseVersion: 1 }))
    expect(await storedAnswer(call.id, 'grade_parent')).toMatchObject({ value: 4, valueVersion: 2 })
    expect(await open()).toEqual([])
  })

  it('resolves the conflict when it chooses the other value itself', async () => {
    await send(call.caller, here(call.id, 'grade_parent', { value: 7 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 4 }))
    await send(call.caller, there(call.id, 'grade_parent', { value: 7 }))
    expect(await open()).toEqual([])
  })
})

describe('different answers', () => {
  it('never conflict, thirty at once from two clients', async () => {
    const keys = latestInstrument.items
      .filter(({ kind }) => kind === 'choice')
      .map((item) => [item.key, (item as { options: readonly string[] }).options[0]!] as const)
    const replies = await Promise.all([
      ...keys.map(([key, value]) => send(call.caller, here(call.id, key, { value }))),
      ...keys.map(([key]) => send(call.coordinator, there(call.id, key, { note: `bij ${key}` }))),
    ])
    expect(replies.every(({ outcome }) => outcome === 'saved')).toBe(true)
    const { answers } = await everythingOf(call.id)
    expect(answers.map(({ key, value, note }) => [key, value, note])).toEqual(
      keys.map(([key, value]) => [key, value, `bij ${key}`]).toSorted(([one], [other]) => (one! < other! ? -1 : 1)),
    )
  })

  it('and a value and its note have versions of their own', async () => {
    await send(call.caller, here(call.id, 'internet', { value: 'yes' }))
    await send(call.caller, here(call.id, 'internet', { value: 'no' }, { baseVersion: 1 }))
    const reply = await send(call.coordinator, there(call.id, 'internet', { note: 'via de buren' }))
    expect(reply).toMatchObject({ outcome: 'saved', version: 1 })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({
      value: 'no',
      valueVersion: 2,
      note: 'via de buren',
      noteVersion: 1,
    })
  })
})

describe('conflict.settle', () => {
  let refused: string
  const settle = (choose: 'current' | 'refused', about: object = {}) => ({
    id: call.id,
    operationId: randomUUID(),
    clientId: randomUUID(),
    sequence: 1,
    baseVersion: 1,
    refusedOperationId: refused,
    choose,
    ...about,
  })

  beforeEach(async () => {
    await send(call.caller, here(call.id, 'internet', { value: 'yes' }))
    const operation = there(call.id, 'internet', { value: 'no' })
    refused = operation.operationId
    await send(call.caller, operation)
  })

  it('refuses an actor who may not see the family', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    await expect(resolveConflict(stranger, settle('refused'))).rejects.toMatchObject({ code: 'not_found' })
    expect(await open()).toHaveLength(1)
  })

  it('refuses a conflict of another interview', async () => {
    const other = await aCall(who)
    await expect(resolveConflict(call.caller, settle('refused', { id: other.id }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('saves the refused value as the next version', async () => {
    expect(await resolveConflict(call.caller, settle('refused'))).toMatchObject({
      version: 2,
      current: { value: 'no' },
    })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'no', valueVersion: 2 })
    expect(await open()).toEqual([])
  })

  it('keeps the first value, and both stay in the history', async () => {
    expect(await resolveConflict(call.caller, settle('current'))).toMatchObject({
      version: 1,
      current: { value: 'yes' },
    })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'yes', valueVersion: 1 })
    expect(await open()).toEqual([])
    expect((await changesOf(call.id)).map(({ value }) => value)).toEqual(expect.arrayContaining(['yes', 'no']))
  })

  it('does nothing the second time, and returns the same reply', async () => {
    const choice = settle('refused')
    const first = await resolveConflict(call.caller, choice)
    expect(await resolveConflict(call.caller, choice)).toMatchObject({ version: first.version, current: first.current })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ valueVersion: 2 })
  })

  it('accepts one of two different choices at once, and refuses the other', async () => {
    const outcomes = await Promise.allSettled([
      resolveConflict(call.caller, settle('refused')),
      resolveConflict(call.coordinator, settle('current')),
    ])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const saved =
      outcomes[0].status === 'fulfilled' ? { value: 'no', valueVersion: 2 } : { value: 'yes', valueVersion: 1 }
    expect(await storedAnswer(call.id, 'internet')).toMatchObject(saved)
  })

  it.each(['current', 'refused'] as const)(
    'accepts the %s value from two people, and saves it once',
    async (choose) => {
      const choices = [settle(choose), settle(choose)] as const
      await Promise.all([resolveConflict(call.caller, choices[0]), resolveConflict(call.coordinator, choices[1])])
      const saved = choose === 'refused' ? { value: 'no', valueVersion: 2 } : { value: 'yes', valueVersion: 1 }
      expect(await storedAnswer(call.id, 'internet')).toMatchObject(saved)
      expect(await open()).toEqual([])
    },
  )

  it.each([
    ['current', 'refused'],
    ['refused', 'current'],
  ] as const)('refuses the %s value when somebody chose the %s one before', async (choose, before) => {
    await resolveConflict(call.coordinator, settle(before))
    await expect(resolveConflict(call.caller, settle(choose))).rejects.toMatchObject({
      code: 'conflict',
      reason: 'settled_already',
    })
  })

  it('gives a repeat its reply also after the hours in which a call may be corrected', async () => {
    const choice = settle('refused')
    await resolveConflict(call.caller, choice)
    await database().interview.update({
      where: { id: call.id },
      data: {
        state: 'broken_off',
        breakReason: 'technical',
        ref: 'R-0147',
        endedAt: new Date(Date.now() - correctionMs - 1000),
      },
    })
    const caller = await again(call.caller)
    expect(await resolveConflict(caller, choice)).toMatchObject({ outcome: 'saved', version: 2 })
    await expect(resolveConflict(caller, settle('refused'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuses an operation that was another one', async () => {
    const elsewhere = here(call.id, 'daily_routine', { value: 'yes' })
    await send(call.caller, elsewhere)
    for (const operationId of [elsewhere.operationId, refused])
      await expect(resolveConflict(call.caller, settle('refused', { operationId }))).rejects.toMatchObject({
        code: 'invalid',
        reason: 'operation_used',
      })
    expect(await open()).toHaveLength(1)
  })

  it.each(['current', 'refused'] as const)(
    'refuses a choice for the %s value when somebody changed the answer since it was on the screen',
    async (choose) => {
      await send(call.coordinator, aClient()(call.id, 'internet', { value: 'partly' }, { baseVersion: 1 }))
      const before = await everythingOf(call.id)
      await expect(resolveConflict(call.caller, settle(choose))).rejects.toMatchObject({
        code: 'conflict',
        reason: 'answer_changed',
      })
      expect(await everythingOf(call.id)).toEqual(before)
      expect(await open()).toMatchObject([{ value: 'no' }])
      // Whoever has seen the newer value may choose against it.
      await resolveConflict(call.caller, settle('refused', { baseVersion: 2 }))
      expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'no', valueVersion: 3 })
    },
  )

  it('refuses a version that is not there yet', async () => {
    await expect(resolveConflict(call.caller, settle('refused', { baseVersion: 2 }))).rejects.toMatchObject({
      code: 'invalid',
      reason: 'unknown_version',
    })
    expect(await open()).toHaveLength(1)
  })

  it('lets a later change of the same client stand that arrived before the choice', async () => {
    const { clientId, ...choice } = settle('refused')
    await send(
      call.caller,
      aClient()(call.id, 'internet', { value: 'partly' }, { clientId, sequence: 2, baseVersion: 1 }),
    )
    const reply = await resolveConflict(call.caller, { ...choice, clientId })
    expect(reply).toMatchObject({ outcome: 'superseded', version: 2, current: { value: 'partly' } })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'partly', valueVersion: 2 })
    expect(await open()).toEqual([])
  })

  it('gives the first reply to a choice that is sent again after somebody changed the answer', async () => {
    const choice = settle('refused')
    const first = await resolveConflict(call.caller, choice)
    await send(call.coordinator, aClient()(call.id, 'internet', { value: 'partly' }, { baseVersion: 2 }))
    expect(await resolveConflict(call.caller, choice)).toMatchObject({ outcome: 'saved', version: first.version })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'partly', valueVersion: 3 })
  })

  it('writes the audit row', async () => {
    await resolveConflict(call.caller, settle('refused'))
    expect(await auditOf(call.id)).toContainEqual({
      verb: 'conflict.settle',
      detail: { key: 'internet', part: 'value', choose: 'refused' },
    })
  })

  it('is required before completing', async () => {
    for (const [key, value] of [
      ['call_date', '2020-04-01'],
      ['confidentiality', 'yes'],
    ] as const)
      await send(call.caller, aClient()(call.id, key, { value }))
    const end = () => endInterview(call.caller, { id: call.id, how: 'completed' })
    await expect(end()).rejects.toMatchObject({ code: 'conflict', reason: 'open_conflicts' })
    expect((await database().interview.findUniqueOrThrow({ where: { id: call.id } })).state).toBe('open')
    await resolveConflict(await again(call.caller), settle('current'))
    expect(await end()).toEqual({ state: 'completed' })
  })
})
