import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { begunCallMs } from '@/domain/access/interview'
import {
  aCall,
  aClient,
  changesOf,
  everythingOf,
  people,
  send,
  storedAnswer,
  type ACall,
  type People,
} from './call-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

let who: People
let call: ACall
let tab: ReturnType<typeof aClient>

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  call = await aCall(who)
  tab = aClient()
})

describe('answer.save', () => {
  it.each(['caller', 'coach', 'reader', 'admin'] as const)(
    'refuses a %s who does not call this family',
    async (role) => {
      const stranger = await anActor(call.organisationId, role)
      await expect(send(stranger, tab(call.id, 'internet', { value: 'yes' }))).rejects.toMatchObject({
        code: 'not_found',
      })
      expect(await everythingOf(call.id)).toEqual({ answers: [], changes: [], audit: [] })
    },
  )

  it.each(['caller', 'coordinator', 'admin'] as const)('refuses a %s of another organisation', async (role) => {
    const stranger = await anActor(await anOrganisation(), role)
    await expect(send(stranger, tab(call.id, 'internet', { value: 'yes' }))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await everythingOf(call.id)).toEqual({ answers: [], changes: [], audit: [] })
  })

  it('refuses a caller who lost the family, a day after the call began', async () => {
    await send(call.caller, tab(call.id, 'internet', { value: 'yes' }))
    await database().family.update({ where: { id: call.familyId }, data: { callerId: null } })
    await database().interview.update({
      where: { id: call.id },
      data: { startedAt: new Date(Date.now() - begunCallMs - 1000) },
    })
    // Without a save for an hour the lease ended, and a family out of reach gives no new one.
    await database().callLease.deleteMany({ where: { familyId: call.familyId } })
    const late = tab(call.id, 'internet', { value: 'no' })
    await expect(send(call.caller, late)).rejects.toMatchObject({ code: 'forbidden', reason: 'without_caller' })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'yes' })
  })

  it('stores one row for the answer, with its version and its history', async () => {
    const reply = await send(call.caller, tab(call.id, 'internet', { value: 'partly' }))
    expect(reply).toMatchObject({ outcome: 'saved', version: 1 })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'partly', missing: null, valueVersion: 1 })
    expect(await changesOf(call.id)).toMatchObject([
      { key: 'internet', part: 'value', outcome: 'saved', version: 1, value: 'partly', staffId: call.caller.staffId },
    ])
  })

  it('is permitted to the coordinator too', async () => {
    const reply = await send(call.coordinator, tab(call.id, 'internet', { value: 'no' }))
    expect(reply.outcome).toBe('saved')
  })

  it('stores a missing reason in a column of its own, and a value replaces it', async () => {
    await send(call.caller, tab(call.id, 'grade_parent', { missing: 'refused' }))
    expect(await storedAnswer(call.id, 'grade_parent')).toMatchObject({ value: null, missing: 'refused' })
    await send(call.caller, tab(call.id, 'grade_parent', { value: 8 }, { baseVersion: 1 }))
    expect(await storedAnswer(call.id, 'grade_parent')).toMatchObject({ value: 8, missing: null, valueVersion: 2 })
  })

  it.each([
    ['nothing', 'internet', 'yes', null],
    ['an empty list', 'worries_topics', ['health'], []],
    ['an empty text', 'needs_text', 'rust', ''],
  ] as const)('clears an answer with %s', async (_with, key, value, empty) => {
    await send(call.caller, tab(call.id, key, { value }))
    await send(call.caller, tab(call.id, key, { value: empty }, { baseVersion: 1 }))
    expect(await storedAnswer(call.id, key)).toMatchObject({ value: null, missing: null, valueVersion: 2 })
    expect((await changesOf(call.id)).map((change) => change.value)).toEqual([value, null])
  })

  it('writes the audit row in the same transaction, without the answer', async () => {
    await send(call.caller, tab(call.id, 'internet', { value: 'no' }))
    expect(await auditOf(call.id)).toEqual([
      { verb: 'answer.save', detail: { key: 'internet', part: 'value', outcome: 'saved' } },
    ])
    const transactions = await database().$queryRaw<{ xmin: string }[]>`
      select a.xmin::text from answer a where a.interview_id = ${call.id}::uuid
      union select c.xmin::text from answer_change c where c.interview_id = ${call.id}::uuid
      union select u.xmin::text from audit u where u.subject_id = ${call.id}::uuid`
    expect(transactions).toHaveLength(1)
  })

  it('saves nothing when the audit row cannot be written', async () => {
    await ownerDatabase().$executeRaw`alter table audit add constraint closed check (verb <> 'answer.save') not valid`
    try {
      await expect(send(call.caller, tab(call.id, 'internet', { value: 'no' }))).rejects.toThrow('closed')
    } finally {
      await ownerDatabase().$executeRaw`alter table audit drop constraint closed`
    }
    expect(await everythingOf(call.id)).toEqual({ answers: [], changes: [], audit: [] })
  })
})

describe('an operation that was sent before', () => {
  it('changes nothing when it is sent again, and gets the same reply', async () => {
    const operation = tab(call.id, 'internet', { value: 'yes' })
    const first = await send(call.caller, operation)
    const before = await everythingOf(call.id)
    for (const _time of [1, 2, 3]) expect(await send(call.caller, operation)).toEqual(first)
    expect(await everythingOf(call.id)).toEqual(before)
  })

  it('changes nothing when it is sent five times at once', async () => {
    const operation = tab(call.id, 'needs_text', { value: 'een laptop' })
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(call.caller, operation)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await everythingOf(call.id)).toMatchObject({ answers: [{ valueVersion: 1 }], changes: [{}], audit: [{}] })
    expect(await changesOf(call.id)).toHaveLength(1)
  })

  it('gets its first reply when it is sent again after newer ones', async () => {
    const first = tab(call.id, 'internet', { value: 'yes' })
    const reply = await send(call.caller, first)
    await send(call.caller, tab(call.id, 'internet', { value: 'no' }, { baseVersion: 1 }))
    expect(await send(call.caller, first)).toEqual(reply)
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'no', valueVersion: 2 })
  })

  it('does not overwrite newer work when it arrives late', async () => {
    const early = tab(call.id, 'internet', { value: 'yes' })
    await send(call.caller, tab(call.id, 'internet', { value: 'no' }))
    expect(await send(call.caller, early)).toMatchObject({ outcome: 'superseded', current: { value: 'no' } })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'no', valueVersion: 1 })
    expect((await changesOf(call.id)).map(({ value }) => value)).toContain('yes')
  })

  it('cannot be used for another question or another interview', async () => {
    const operation = tab(call.id, 'internet', { value: 'yes' })
    await send(call.caller, operation)
    const other = await aCall(who)
    for (const moved of [
      { ...operation, key: 'daily_routine' },
      { ...operation, id: other.id },
    ])
      await expect(send(call.caller, moved)).rejects.toMatchObject({ code: 'invalid', reason: 'operation_used' })
    expect(await everythingOf(other.id)).toEqual({ answers: [], changes: [], audit: [] })
  })

  it('cannot be based on a version that does not exist yet', async () => {
    const early = tab(call.id, 'internet', { value: 'yes' }, { baseVersion: 4 })
    await expect(send(call.caller, early)).rejects.toMatchObject({ code: 'invalid', reason: 'unknown_version' })
    expect(await everythingOf(call.id)).toEqual({ answers: [], changes: [], audit: [] })
  })

  it('cannot change an interview that does not exist', async () => {
    const nowhere = tab(randomUUID(), 'internet', { value: 'yes' })
    await expect(send(call.caller, nowhere)).rejects.toMatchObject({ code: 'not_found' })
  })
})
