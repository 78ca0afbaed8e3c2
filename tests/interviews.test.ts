import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '@/domain/dates'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { recordAttemptSchema } from '@/features/calls/schema'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { savePosition } from '@/features/interviews/commands/save-position'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { savePositionSchema, startInterviewSchema, type StartInterview } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { today } from '@/server/clock'
import { aCall, aClient, again, people, send, storedAnswer, type ACall, type People } from './call-fixture'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

let who: People
let familyId: string

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  familyId = (await aKnownFamily(who.organisationId, { callerId: who.caller.staffId })).id
})

const beginning = (about: Partial<StartInterview> = {}): StartInterview =>
  parseInput(startInterviewSchema, { familyId, channel: 'video', chosenBy: 'parent', ...about })
const interviewsOf = (family: string) => database().interview.findMany({ where: { familyId: family } })

describe('interview.start', () => {
  it.each(['caller', 'coach', 'reader', 'admin'] as const)(
    'refuses a %s who does not call this family',
    async (role) => {
      const stranger = await anActor(who.organisationId, role)
      await expect(startInterview(stranger, beginning())).rejects.toMatchObject({ code: 'not_found' })
      expect(await interviewsOf(familyId)).toEqual([])
    },
  )

  it('refuses a coordinator of another organisation', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(startInterview(stranger, beginning())).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refuses a family that said no, until the parent asks', async () => {
    await database().family.update({ where: { id: familyId }, data: { mayCall: false } })
    await expect(startInterview(who.caller, beginning())).rejects.toMatchObject({
      code: 'locked',
      reason: 'no_call_until_asked',
    })
    expect(await interviewsOf(familyId)).toEqual([])
  })

  it('refuses a family that the organisation stopped, until a call is planned or the stop is over', async () => {
    const stop = { outcome: 'max_tries', wish: { notBefore: addDays(today(), 30) } }
    const input = { id: randomUUID(), familyId, contactPointId: null, ...stop }
    await recordAttempt(who.coordinator, recordAttemptSchema.parse(input))
    await expect(startInterview(who.caller, beginning())).rejects.toMatchObject({ reason: 'calls_stopped' })
    process.env.NABIJ_NOW = new Date(Date.now() + 31 * 24 * 60 * 60 * 1000).toISOString()
    await startInterview(who.caller, beginning())
    delete process.env.NABIJ_NOW
  })

  it('stores today’s date and what the caller ticked as answers', async () => {
    const circumstances = { canTalkFreely: 'partly', interpreterPresent: 'yes', othersPresent: 'no' } as const
    const { id } = await startInterview(who.caller, beginning(circumstances))
    const { answers, channel, repeat, place, introduced } = await interviewForm(who.caller, id)
    expect({ channel, repeat, place, introduced }).toEqual({
      channel: 'video',
      repeat: false,
      place: 'call_date',
      introduced: false,
    })
    expect(Object.fromEntries(answers.map(({ key, value }) => [key, value]))).toEqual({
      call_date: today(),
      can_talk_freely: 'partly',
      interpreter_present: 'yes',
      others_present: 'no',
    })
  })

  it('derives that it is a repeat call', async () => {
    const first = await startInterview(who.caller, beginning())
    await send(who.caller, aClient()(first.id, 'confidentiality', { value: 'yes' }))
    await endInterview(who.caller, { id: first.id, how: 'completed' })
    expect(await interviewStart(who.caller, familyId)).toMatchObject({ repeat: true, openInterview: null })
    const second = await startInterview(who.caller, beginning())
    expect(await interviewForm(who.caller, second.id)).toMatchObject({ repeat: true })
  })

  it('opens the same interview for a double click, a second tab and a colleague', async () => {
    const starts = [who.caller, who.caller, await again(who.caller), who.coordinator, who.caller]
    const started = await Promise.all(starts.map((actor) => startInterview(actor, beginning())))
    expect(new Set(started.map(({ id }) => id)).size).toBe(1)
    expect(await interviewsOf(familyId)).toHaveLength(1)
    expect(await auditOf(started[0]!.id)).toEqual([{ verb: 'interview.start', detail: { channel: 'video' } }])
  })

  it('opens the interview that is to be continued, also on another day', async () => {
    const { id } = await startInterview(who.caller, beginning())
    await endInterview(who.caller, { id, how: 'to_be_continued' })
    expect(await startInterview(who.caller, beginning({ channel: 'phone' }))).toEqual({ id })
  })

  it.each([{ channel: 'telegraph' }, { chosenBy: 'nobody' }, { canTalkFreely: 'maybe' }, { familyId: 'x' }])(
    'refuses %j',
    async (about) => {
      expect(() => beginning(about as Partial<StartInterview>)).toThrow('invalid')
    },
  )
})

describe('the position in the interview', () => {
  let call: ACall
  const place = (about: object) =>
    parseInput(savePositionSchema, { id: call.id, place: 'internet', later: [], ...about })

  beforeEach(async () => {
    call = await aCall(who)
  })

  it('is the same on every device, with the deferred questions', async () => {
    await savePosition(call.caller, place({ later: ['worries', 'money_for_groceries'], introduced: true }))
    expect(await interviewForm(await again(call.caller), call.id)).toMatchObject({
      place: 'internet',
      later: ['worries', 'money_for_groceries'],
      introduced: true,
    })
  })

  it('keeps that the introduction was read aloud', async () => {
    await savePosition(call.caller, place({ introduced: true }))
    await savePosition(call.caller, place({ introduced: false }))
    expect(await interviewForm(call.caller, call.id)).toMatchObject({ introduced: true })
  })

  it('is a key of any form that a record may have, with digits too', async () => {
    await savePosition(call.caller, place({ place: 'homework_2', later: ['own_1'] }))
    expect(await interviewForm(call.caller, call.id)).toMatchObject({ place: 'homework_2', later: ['own_1'] })
  })

  it('is refused to a caller who may not see the family', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    await expect(savePosition(stranger, place({}))).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([{ place: '../x' }, { place: 'a'.repeat(61) }, { later: Array.from({ length: 61 }, () => 'worries') }])(
    'refuses %j',
    (about) => expect(() => place(about)).toThrow('invalid'),
  )
})

describe('the current answers', () => {
  it('contain the operations of everyone, and are not found by those who may not see them', async () => {
    const call = await aCall(who)
    await send(call.caller, aClient()(call.id, 'internet', { value: 'yes' }))
    await send(call.coordinator, aClient()(call.id, 'internet', { note: 'via de buren' }))
    expect(await currentAnswers(call.caller, call.id)).toEqual({
      familyId: call.familyId,
      handedOver: null,
      state: 'open',
      answers: [
        { key: 'internet', value: 'yes', missing: null, note: 'via de buren', valueVersion: 1, noteVersion: 1 },
      ],
      conflicts: [],
    })
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const)
      await expect(currentAnswers(await anActor(call.organisationId, role), call.id)).rejects.toMatchObject({
        code: 'not_found',
      })
  })

  it('say whether the value of a conflict is one’s own', async () => {
    const call = await aCall(who)
    await send(call.caller, aClient()(call.id, 'internet', { value: 'yes' }))
    await send(call.coordinator, aClient()(call.id, 'internet', { value: 'no' }))
    expect((await currentAnswers(call.caller, call.id)).conflicts).toMatchObject([{ value: 'no', mine: false }])
    expect((await currentAnswers(call.coordinator, call.id)).conflicts).toMatchObject([{ value: 'no', mine: true }])
  })

  it('come with answers offered from an earlier interview, or else from the family’s record', async () => {
    const { id: family } = await aKnownFamily(who.organisationId, {
      callerId: who.caller.staffId,
      homeLanguages: ['tr', 'nl'],
      children: [{ age: 7 }, { age: 9 }],
    })
    const first = await startInterview(who.caller, beginning({ familyId: family }))
    expect((await interviewForm(who.caller, first.id)).offered).toEqual({
      children_count: { value: 2, missing: null, on: null },
      children_ages: { value: [7, 9], missing: null, on: null },
      home_languages: { value: ['tr', 'nl'], missing: null, on: null },
    })
    await send(who.caller, aClient()(first.id, 'children_ages', { value: [8, 10] }))
    await send(who.caller, aClient()(first.id, 'confidentiality', { value: 'yes' }))
    await endInterview(who.caller, { id: first.id, how: 'completed' })
    const second = await startInterview(who.caller, beginning({ familyId: family }))
    expect((await interviewForm(who.caller, second.id)).offered).toMatchObject({
      children_ages: { value: [8, 10], on: today() },
    })
    expect(await storedAnswer(second.id, 'children_ages')).toBeNull()
  })
})
