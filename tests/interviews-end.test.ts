import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFact } from './a-fact'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { endInterviewSchema, type EndInterview } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { dayOfColumn } from '@/server/clock'
import { aCall, aClient, people, send, type ACall, type People } from './call-fixture'
import { anActor, anOrganisation, auditOf, openStepsOf } from './factories'
import { database } from './owner'

let who: People
let call: ACall
let tab: ReturnType<typeof aClient>

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  call = await aCall(who)
  tab = aClient()
  await saveAnswers({ call_date: '2020-04-01', confidentiality: 'yes' })
  return () => delete process.env.NABIJ_NOW
})

const saveAnswers = async (answers: Record<string, string | number>, on: ACall = call) => {
  for (const [key, value] of Object.entries(answers)) await send(on.caller, tab(on.id, key, { value }))
}

const how = (about: Partial<EndInterview> = {}) =>
  parseInput(endInterviewSchema, { id: call.id, how: 'completed', ...about })
const end = (about: Partial<EndInterview> = {}, on: ACall = call) =>
  endInterview(on.caller, how({ id: on.id, ...about }))
const stored = (id = call.id) => database().interview.findUniqueOrThrow({ where: { id } })
const factOf = async (id = call.id) =>
  readFact(await database().interviewFact.findUnique({ where: { interviewId: id } }))
const plannedSteps = async (on: ACall = call) =>
  (await openStepsOf(on.familyId)).map(({ reason, notBefore }) => [reason, notBefore])

describe('interview.end', () => {
  it.each(['caller', 'coach', 'reader', 'admin'] as const)(
    'refuses a %s who does not call this family',
    async (role) => {
      const stranger = await anActor(call.organisationId, role)
      await expect(endInterview(stranger, how())).rejects.toMatchObject({ code: 'not_found' })
      expect(await stored()).toMatchObject({ state: 'open', ref: null })
    },
  )

  it('refuses a coordinator of another organisation', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(endInterview(stranger, how())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('locks the organisation before the family, as saving a family does, so that the two cannot deadlock', async () => {
    await saveAnswers({ may_call_again: 'no' })
    let ending: Promise<unknown> = Promise.resolve()
    await database().$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from organisation where id = ${call.organisationId}::uuid for update`
      ending = end()
      const waiting = () => tx.$queryRaw<unknown[]>`
        select distinct pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`
      await expect.poll(async () => (await waiting()).length).toBe(1)
      await tx.$queryRaw`select 1 from family where id = ${call.familyId}::uuid for update nowait`
    })
    await ending
    expect(await stored()).toMatchObject({ state: 'completed' })
  })

  it('completes an interview, which then counts in its week', async () => {
    await saveAnswers({ grade_parent: 7 })
    expect(await end()).toEqual({ state: 'completed' })
    expect(await stored()).toMatchObject({
      state: 'completed',
      breakReason: null,
      endedAt: new Date('2020-04-01T10:00:00Z'),
    })
    expect(await factOf()).toMatchObject({
      week: '2020-W14',
      isOfWeek: true,
      isFirst: true,
      completed: true,
      grades: { parent: ['7'] },
    })
  })

  it('breaks off an interview with a reason, which counts when confidentiality was explained', async () => {
    expect(await end({ how: 'broken_off', breakReason: 'technical' })).toEqual({ state: 'broken_off' })
    expect(await stored()).toMatchObject({ state: 'broken_off', breakReason: 'technical' })
    expect(await plannedSteps()).toEqual([['broken_off', '2020-04-01']])
    expect(await factOf()).toMatchObject({ completed: false, isOfWeek: true })
  })

  it('refuses to break off without a reason, or to complete with one', () => {
    expect(() => how({ how: 'broken_off' })).toThrow('invalid')
    expect(() => how({ breakReason: 'technical' })).toThrow('invalid')
  })

  it('leaves an interview to be continued without a ref or facts, and the call can go on', async () => {
    expect(await end({ how: 'to_be_continued' })).toEqual({ state: 'to_be_continued' })
    expect(await stored()).toMatchObject({ state: 'to_be_continued', ref: null, endedAt: null })
    expect(await factOf()).toBeNull()
    expect(await send(call.caller, tab(call.id, 'internet', { value: 'yes' }))).toMatchObject({ outcome: 'saved' })
    expect(await end()).toEqual({ state: 'completed' })
  })

  it('refuses to complete when confidentiality was not explained, and names the question', async () => {
    await send(call.caller, tab(call.id, 'confidentiality', { value: 'no' }, { baseVersion: 1 }))
    await expect(end()).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'confidentiality', reason: 'confidentiality_not_explained' }],
    })
    expect(await stored()).toMatchObject({ state: 'open' })
    expect(await end({ how: 'broken_off', breakReason: 'parents_choice' })).toEqual({ state: 'broken_off' })
  })

  it('refuses to end without a date, however it ends', async () => {
    await send(call.caller, tab(call.id, 'call_date', { value: null }, { baseVersion: 1 }))
    for (const about of [{}, { how: 'broken_off', breakReason: 'technical' }] as const)
      await expect(end(about)).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'call_date' }] })
  })

  it('does nothing the second time, and refuses to end it in another way', async () => {
    await end()
    const before = await stored()
    expect(await end()).toEqual({ state: 'completed' })
    expect(await stored()).toEqual(before)
    await expect(end({ how: 'broken_off', breakReason: 'unknown' })).rejects.toMatchObject({ code: 'locked' })
    await expect(end({ how: 'to_be_continued' })).rejects.toMatchObject({ code: 'locked' })
  })

  it('survives a double click with one end, one ref and one audit row', async () => {
    await saveAnswers({ may_call_again: 'yes' })
    const ends = await Promise.all([end(), end(), endInterview(call.coordinator, how())])
    expect(ends).toEqual([{ state: 'completed' }, { state: 'completed' }, { state: 'completed' }])
    const rows = (await auditOf(call.id)).filter(({ verb }) => verb === 'interview.end')
    expect(rows).toEqual([{ verb: 'interview.end', detail: { how: 'completed' } }])
    expect(await plannedSteps()).toHaveLength(1)
  })

  it('has an answer in the facts that is saved at the same moment', async () => {
    const [, saved] = await Promise.all([end(), send(call.caller, tab(call.id, 'grade_parent', { value: 8 }))])
    expect(saved).toMatchObject({ outcome: 'saved' })
    expect(await factOf()).toMatchObject({ grades: { parent: ['8'] } })
  })
})

describe('the ref of an interview', () => {
  const anotherEnded = async () => {
    const other = await aCall(who)
    await saveAnswers({ call_date: '2020-03-31', confidentiality: 'yes' }, other)
    await end({}, other)
    return (await stored(other.id)).ref!
  }

  it('follows the order of the ends, not of the starts', async () => {
    const first = await anotherEnded()
    await end()
    const second = (await stored()).ref!
    expect([first, second]).toEqual([first, second].toSorted())
    expect(second).toMatch(/^N\d{6}$/)
  })

  it('is never one that an import already used', async () => {
    await database().interview.create({
      data: {
        organisationId: who.organisationId,
        familyId: (await aCall(who)).familyId,
        callerId: who.caller.staffId,
        channel: 'phone',
        chosenBy: 'parent',
        state: 'completed',
        endedAt: new Date(),
        ref: 'N000777',
      },
    })
    expect(await anotherEnded()).toBe('N000778')
  })

  it('is unique, also when many interviews end at the same moment', async () => {
    const refs = await Promise.all(Array.from({ length: 6 }, anotherEnded))
    expect(new Set(refs).size).toBe(6)
  })
})

describe('calling again (question 30)', () => {
  const outcomeOf = async () => {
    const attempts = await database().contactAttempt.findMany({ where: { familyId: call.familyId } })
    return attempts.map(({ outcome, day, interviewId }) => [outcome, dayOfColumn(day), interviewId === call.id])
  }

  it.each([
    ['weekly', '2020-04-08'],
    ['two_weekly', '2020-04-15'],
    ['monthly', '2020-04-29'],
    [null, '2020-04-08'],
  ])('plans the next call after yes with %s on %s', async (often, day) => {
    await saveAnswers({ may_call_again: 'yes', ...(often ? { may_call_again_how_often: often } : {}) })
    await end()
    expect(await openStepsOf(call.familyId)).toMatchObject([
      { kind: 'call', reason: 'agreed_frequency', notBefore: day },
    ])
  })

  it('stops all calls after no, until the parent asks', async () => {
    await saveAnswers({ may_call_again: 'no', may_call_again_reason: 'going_well' })
    await end()
    expect(await openStepsOf(call.familyId)).toMatchObject([{ kind: 'stopped', reason: null }])
    expect(await database().family.findUniqueOrThrow({ where: { id: call.familyId } })).toMatchObject({
      mayCall: false,
    })
  })

  it('asks again after two weeks when it was not asked, and forbids nothing', async () => {
    await end()
    expect(await openStepsOf(call.familyId)).toMatchObject([
      { kind: 'call', reason: 'not_agreed', notBefore: '2020-04-15' },
    ])
    expect(await database().family.findUniqueOrThrow({ where: { id: call.familyId } })).toMatchObject({ mayCall: true })
  })

  it('is a completed attempt as well, on the day of the call', async () => {
    await end()
    expect(await outcomeOf()).toEqual([['complete', '2020-04-01', true]])
  })
})
