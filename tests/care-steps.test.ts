import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { claimCareCall } from '@/features/care-steps/commands/claim-care-call'
import { completeCareStep } from '@/features/care-steps/commands/complete-care-step'
import { reopenCareStep } from '@/features/care-steps/commands/reopen-care-step'
import { careStepsOfFamily } from '@/features/care-steps/queries/care-steps-of-family'
import { careStepsOfToday } from '@/features/care-steps/queries/care-steps-of-today'
import { careStepIdSchema } from '@/features/care-steps/schema'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { endInterviewSchema, type EndInterview } from '@/features/interviews/schema'
import { familyById } from '@/features/families/queries/family-by-id'
import { parseInput } from '@/server/action'
import { takeLease } from '@/server/call-lease'
import { dayOfColumn } from '@/server/clock'
import { lockFamily } from '@/server/family-lock'
import { readFact } from './a-fact'
import { aCall, aClient, again, people, send, type ACall, type People } from './call-fixture'
import { actorFor, aFamily, anActor, anInterview, anOrganisation, auditOf, openStepsOf } from './factories'
import { sealedRow } from './sealed-row'
import { database } from './owner'

let who: People
let call: ACall

beforeAll(async () => {
  who = await people()
})
beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T21:30:00Z'
  call = await aCall(who)
  await saveAnswers({ call_date: '2020-04-01', confidentiality: 'yes' })
  return () => delete process.env.NABIJ_NOW
})

const saveAnswers = async (answers: Record<string, string>) => {
  const tab = aClient()
  for (const [key, value] of Object.entries(answers)) await send(call.caller, tab(call.id, key, { value }))
}
const relieved = (about: Partial<EndInterview> = {}) =>
  parseInput(endInterviewSchema, { id: call.id, how: 'relieved', careNote: ' Vraag naar haar zus ', ...about })
const stepsOf = () => database().careStep.findMany({ where: { familyId: call.familyId } })
const storedInterview = () => database().interview.findUniqueOrThrow({ where: { id: call.id } })
const factOf = async () => readFact(await database().interviewFact.findUnique({ where: { interviewId: call.id } }))

/** The person is away on the day of the step. */
const anAbsence = ({ organisationId, staffId }: StaffActor, cover: StaffActor | null) =>
  database().absence.create({
    data: {
      organisationId,
      staffId,
      coverId: cover?.staffId ?? null,
      fromDay: new Date('2020-04-02'),
      untilDay: new Date('2020-04-03'),
    },
  })
const input = (id: string) => parseInput(careStepIdSchema, { id })
const storedStep = (id: string) => database().careStep.findUniqueOrThrow({ where: { id } })

describe('a call that ends with a relieved parent', () => {
  test('needs a note, and no other ending has one', () => {
    expect(() => relieved({ careNote: '  ' })).toThrow('invalid')
    expect(() => relieved({ careNote: undefined })).toThrow('invalid')
    expect(() => relieved({ careNote: 'a'.repeat(501) })).toThrow('invalid')
    expect(() => relieved({ how: 'completed' })).toThrow('invalid')
    expect(() => relieved({ breakReason: 'technical' })).toThrow('invalid')
  })

  test('is refused to who may not end the call, and then promises nothing', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    await expect(endInterview(stranger, relieved())).rejects.toMatchObject({ code: 'not_found' })
    expect(await stepsOf()).toEqual([])
  })

  test('counts as a partial one by the rules that exist, and is not called broken off on any screen', async () => {
    expect(await endInterview(call.caller, relieved())).toEqual({ state: 'relieved' })
    expect(await storedInterview()).toMatchObject({ state: 'broken_off', breakReason: 'relieved' })
    expect(await factOf()).toMatchObject({ completed: false, isOfWeek: true })
    expect(await interviewRecord(call.caller, call.id)).toMatchObject({ ending: 'relieved' })
    expect((await familyById(call.caller, call.familyId)).interviews).toMatchObject([{ breakReason: 'relieved' }])
  })

  test('counts in no figure when confidentiality was not explained, like every other call', async () => {
    await send(call.caller, aClient()(call.id, 'confidentiality', { value: 'no' }, { baseVersion: 1 }))
    await endInterview(call.caller, relieved())
    expect(await factOf()).toBeNull()
  })

  test('promises a call on the next day in Amsterdam, with its note and an audit row without it', async () => {
    await endInterview(call.caller, relieved())
    const [step, ...more] = await stepsOf()
    expect(more).toEqual([])
    expect(step).toMatchObject({
      kind: 'parent',
      interviewId: call.id,
      ownerId: call.caller.staffId,
      note: 'Vraag naar haar zus',
      doneAt: null,
    })
    expect(step && dayOfColumn(step.dueOn)).toBe('2020-04-02')
    const detail = { kind: 'parent', owner: call.caller.staffId }
    expect(await auditOf(step?.id ?? '')).toEqual([{ verb: 'care_step.create', detail }])
  })

  test('survives a double click with one end and one promise', async () => {
    await Promise.all([1, 2, 3].map(() => endInterview(call.caller, relieved())))
    expect(await stepsOf()).toHaveLength(1)
    await expect(
      endInterview(call.caller, parseInput(endInterviewSchema, { id: call.id, how: 'completed' })),
    ).rejects.toMatchObject({ code: 'locked' })
  })

  test('keeps the words of a second end, from another tab, in the same promise, and a repeat adds nothing', async () => {
    await endInterview(call.caller, relieved())
    const otherNote = relieved({ careNote: 'Zij belt liever na vieren' })
    for (let times = 0; times < 2; times++)
      expect(await endInterview(call.caller, otherNote)).toEqual({ state: 'relieved' })
    await endInterview(call.caller, relieved())
    const [step, ...more] = await stepsOf()
    expect(more).toEqual([])
    expect(step?.note).toBe('Vraag naar haar zus\n\nZij belt liever na vieren')
    const detail = { kind: 'parent', added: true }
    expect((await auditOf(step?.id ?? '')).slice(1)).toEqual([{ verb: 'care_step.create', detail }])
  })

  test('makes a second promise of words that do not fit, or that come after the first was done', async () => {
    await endInterview(call.caller, relieved())
    await endInterview(call.caller, relieved({ careNote: 'a'.repeat(500) }))
    await database().careStep.updateMany({ where: { interviewId: call.id }, data: { doneAt: new Date() } })
    await endInterview(call.caller, relieved({ careNote: 'Nog iets' }))
    expect((await stepsOf()).map(({ note }) => note.slice(0, 19))).toEqual(
      expect.arrayContaining(['Vraag naar haar zus', 'a'.repeat(19), 'Nog iets']),
    )
  })

  test('leaves no end without its promise: when the promise fails, the call is still open', async () => {
    const tooLong = { ...relieved(), careNote: 'nul \0 teken' }
    await expect(endInterview(call.caller, tooLong)).rejects.toBeInstanceOf(Error)
    expect(await storedInterview()).toMatchObject({ state: 'open', ref: null })
    expect(await stepsOf()).toEqual([])
  })

  test('is asked after two weeks whether to call again when nobody asked', async () => {
    await endInterview(call.caller, relieved())
    expect(await openStepsOf(call.familyId)).toMatchObject([{ reason: 'not_agreed', notBefore: '2020-04-15' }])
  })

  test('is not due again when the parent said no to another call', async () => {
    await saveAnswers({ may_call_again: 'no' })
    await endInterview(call.caller, relieved())
    expect(await openStepsOf(call.familyId)).toMatchObject([{ kind: 'stopped' }])
  })

  test('gives the promise to who spoke to the parent in the place of an absent colleague', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    await database().family.update({ where: { id: call.familyId }, data: { callerId: stranger.staffId } })
    await anAbsence(stranger, null)
    await endInterview(call.caller, relieved())
    expect(await stepsOf()).toMatchObject([{ ownerId: call.caller.staffId }])
  })

  test('gives the promise to the family’s present caller when the family was handed over during the call', async () => {
    const next = await anActor(call.organisationId, 'caller')
    await database().family.update({ where: { id: call.familyId }, data: { callerId: next.staffId } })
    await endInterview(call.caller, relieved())
    expect(await stepsOf()).toMatchObject([{ ownerId: next.staffId }])
  })
})

const dayOfStep = '2020-04-02T08:00:00Z'
type AboutStep = { kind?: 'parent' | 'caller'; dueOn?: string; ownerId?: string; familyId?: string }

const aStep = async (about: AboutStep = {}) => {
  const { kind = 'parent', dueOn = '2020-04-02', ownerId = call.caller.staffId, familyId = call.familyId } = about
  const { organisationId } = call
  const interviewId = familyId === call.familyId ? call.id : null
  const step = { organisationId, familyId, interviewId, kind, ownerId, dueOn: new Date(dueOn), note: 'Vraag' }
  return (await database().careStep.create({ data: sealedRow('care_step', step) })).id
}
describe('care_step.complete and care_step.reopen', () => {
  test.each(['caller', 'coach', 'reader', 'admin'] as const)('refuse a %s who has no part in it', async (role) => {
    const id = await aStep()
    const stranger = await anActor(call.organisationId, role)
    await expect(completeCareStep(stranger, input(id))).rejects.toMatchObject({ code: 'not_found' })
    await expect(reopenCareStep(stranger, input(id))).rejects.toMatchObject({ code: 'not_found' })
    expect(await storedStep(id)).toMatchObject({ doneAt: null })
  })

  test('refuse a coordinator of another organisation and an id that does not exist, in the same way', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const id of [await aStep(), randomUUID()])
      for (const command of [completeCareStep, reopenCareStep])
        await expect(command(stranger, input(id))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('refuse the family’s caller for a step that is about a colleague', async () => {
    const colleague = await anActor(call.organisationId, 'coordinator')
    const id = await aStep({ kind: 'caller', ownerId: colleague.staffId })
    await expect(completeCareStep(call.caller, input(id))).rejects.toMatchObject({ code: 'not_found' })
    await completeCareStep(colleague, input(id))
    expect(await storedStep(id)).toMatchObject({ doneById: colleague.staffId })
  })

  test('refuse what is no id', () => {
    expect(() => input('1')).toThrow('invalid')
  })

  test('note once that it was done and by whom, also when two people press at the same moment', async () => {
    const id = await aStep()
    await Promise.all([call.caller, call.coordinator].map((actor) => completeCareStep(actor, input(id))))
    const first = await storedStep(id)
    expect(first).toMatchObject({ doneAt: new Date('2020-04-01T21:30:00Z') })
    await completeCareStep(call.coordinator, input(id))
    expect(await storedStep(id)).toEqual(first)
    expect((await auditOf(id)).map(({ verb }) => verb)).toEqual(['care_step.complete'])
  })

  test('take it back, once', async () => {
    const id = await aStep()
    await completeCareStep(call.caller, input(id))
    await reopenCareStep(call.caller, input(id))
    await reopenCareStep(call.caller, input(id))
    expect(await storedStep(id)).toMatchObject({ doneAt: null, doneById: null })
    expect((await auditOf(id)).map(({ verb }) => verb)).toEqual(['care_step.complete', 'care_step.reopen'])
  })
})

describe('the steps that a person sees', () => {
  const today = async (actor: StaffActor) => (await careStepsOfToday(actor)).steps.map(({ id }) => id)

  test('are, for a caller, those that they promised and those of their families, the earliest first', async () => {
    const caller = await anActor(call.organisationId, 'caller')
    await database().family.update({ where: { id: call.familyId }, data: { callerId: caller.staffId } })
    const tomorrow = await aStep()
    const late = await aStep({ dueOn: '2020-03-30' })
    const done = await aStep()
    await completeCareStep(caller, input(done))
    await aStep({ kind: 'caller' })
    expect(await today(caller)).toEqual([late, tomorrow])
    expect((await careStepsOfFamily(caller, call.familyId)).steps.map(({ id }) => id)).toEqual([late, tomorrow])
    expect(await careStepsOfFamily(await anActor(call.organisationId, 'caller'), call.familyId)).toEqual({
      steps: [],
      count: 0,
      familyIds: [],
    })
  })

  test('name a family only while the reader has it', async () => {
    const promiser = await anActor(call.organisationId, 'caller')
    const id = await aStep({ ownerId: promiser.staffId })
    const family = await database().family.findUniqueOrThrow({ where: { id: call.familyId } })
    expect((await careStepsOfToday(promiser)).steps).toMatchObject([
      { id, owner: null, family: { id: null, ref: family.ref, parentName: '' } },
    ])
  })

  test('are, for a coordinator, their own, the overdue ones, and those whose owner has left', async () => {
    const [coordinator, leaver] = [
      await anActor(call.organisationId, 'coordinator'),
      await anActor(call.organisationId, 'caller'),
    ]
    const own = await aStep({ ownerId: coordinator.staffId })
    const notYet = await aStep()
    const overdue = await aStep({ dueOn: '2020-03-31' })
    const ownerLeft = await aStep({ ownerId: leaver.staffId, dueOn: '2020-04-03' })
    await database().staff.update({ where: { id: leaver.staffId }, data: { disabledAt: new Date() } })
    const seen = await today(coordinator)
    expect(seen).toEqual(expect.arrayContaining([overdue, own, ownerLeft]))
    expect(seen).not.toContain(notYet)
  })

  test('are, for who covers, those that the absent colleague promised and those of their families', async () => {
    const [absent, cover] = [await anActor(call.organisationId, 'caller'), await anActor(call.organisationId, 'caller')]
    const elsewhere = await aFamily(call.organisationId, randomUUID())
    const promised = await aStep({ ownerId: absent.staffId, familyId: elsewhere })
    await database().family.update({ where: { id: call.familyId }, data: { callerId: absent.staffId } })
    const ofFamily = await aStep()
    process.env.NABIJ_NOW = dayOfStep
    expect(await today(cover)).toEqual([])
    await anAbsence(absent, cover)
    const covering = await again(cover)
    expect(await today(covering)).toEqual([promised, ofFamily].toSorted())
    expect((await careStepsOfFamily(covering, call.familyId)).steps).toMatchObject([{ id: ofFamily }])
    await completeCareStep(covering, input(promised))
    expect(await storedStep(promised)).toMatchObject({ doneById: cover.staffId })
  })

  test('are, for who has the family on lease, those of the family as long as the lease', async () => {
    const caller = await anActor(call.organisationId, 'caller')
    const id = await aStep()
    expect(await careStepsOfFamily(caller, call.familyId)).toMatchObject({ steps: [] })
    await database().callLease.deleteMany({ where: { familyId: call.familyId } })
    await database().$transaction((tx) => takeLease(tx, { ...call, staffId: caller.staffId }))
    expect(await careStepsOfFamily(caller, call.familyId)).toMatchObject({
      steps: [{ id, family: { id: call.familyId }, mayClaim: false }],
    })
  })

  test('are, for a coordinator, on its day the step for which nobody who works that day is responsible', async () => {
    const coordinator = await anActor(call.organisationId, 'coordinator')
    const promisers = {
      working: await anActor(call.organisationId, 'caller'),
      covered: await anActor(call.organisationId, 'caller'),
      away: await anActor(call.organisationId, 'caller'),
      coach: await anActor(call.organisationId, 'caller'),
    }
    const [working, covered, away, coach] = [
      await aStep({ ownerId: promisers.working.staffId }),
      await aStep({ ownerId: promisers.covered.staffId }),
      await aStep({ ownerId: promisers.away.staffId }),
      await aStep({ ownerId: promisers.coach.staffId }),
    ]
    await anAbsence(promisers.covered, promisers.working)
    await anAbsence(promisers.away, null)
    expect(await today(coordinator)).not.toContain(away)
    await database().staff.update({ where: { id: promisers.coach.staffId }, data: { role: 'coach' } })
    process.env.NABIJ_NOW = dayOfStep
    const seen = await today(coordinator)
    expect(seen).toEqual(expect.arrayContaining([away, coach]))
    expect(seen).not.toContain(working)
    expect(seen).not.toContain(covered)
  })

  test('say how many there are when the list is cut', async () => {
    const caller = await anActor(call.organisationId, 'caller')
    const { organisationId, familyId } = call
    const step = { organisationId, familyId, kind: 'parent', ownerId: caller.staffId } as const
    const rows = Array.from({ length: 52 }, () => ({ ...step, dueOn: new Date('2020-04-02') }))
    await database().careStep.createMany({ data: rows })
    const { steps, count } = await careStepsOfToday(caller)
    expect([steps.length, count]).toEqual([50, 52])
    const ofFamily = await careStepsOfFamily(call.coordinator, familyId)
    expect([ofFamily.steps.length, ofFamily.count]).toEqual([20, 52])
  })

  test('are refused to who calls nobody', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const) {
      const actor = await anActor(call.organisationId, role)
      await expect(careStepsOfToday(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(careStepsOfFamily(actor, call.familyId)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('the call that somebody promised to the family of a colleague (call.claim)', () => {
  let promiser: StaffActor
  let id: string
  beforeEach(async () => {
    promiser = await anActor(call.organisationId, 'caller')
    id = await aStep({ ownerId: promiser.staffId })
    await endInterview(call.caller, parseInput(endInterviewSchema, { id: call.id, how: 'to_be_continued' }))
    process.env.NABIJ_NOW = dayOfStep
  })
  const dial = (actor: StaffActor) =>
    startAttempt(actor, { id: randomUUID(), familyId: call.familyId, contactPointId: null, channel: 'phone' })
  const stepOf = async (actor: StaffActor) => (await careStepsOfToday(actor)).steps.find((step) => step.id === id)

  test.each([null, 'a colleague'])('can be made from its day on, when the caller of the family is %s', async (of) => {
    if (of === null) await database().family.update({ where: { id: call.familyId }, data: { callerId: null } })
    await expect(dial(promiser)).rejects.toMatchObject({ code: 'not_found' })
    expect(await stepOf(promiser)).toMatchObject({ mayClaim: true, family: { id: null } })
    expect(await claimCareCall(promiser, input(id))).toEqual({ familyId: call.familyId })
    expect(await stepOf(promiser)).toMatchObject({ mayClaim: false, family: { id: call.familyId } })
    await dial(promiser)
    expect(await auditOf(call.familyId)).toContainEqual({ verb: 'call.claim', detail: { careStep: id } })
  })

  test('waits for whoever changes the family, and holds nothing meanwhile for which they could wait', async () => {
    const { organisationId } = call
    const given = await aFamily(organisationId, '0150')
    await database().$transaction((tx) => takeLease(tx, { organisationId, familyId: given, staffId: promiser.staffId }))
    let claiming: Promise<unknown> = Promise.resolve()
    await database().$transaction(async (tx) => {
      await lockFamily(tx, call.familyId)
      claiming = claimCareCall(promiser, input(id))
      const waiting = () =>
        tx.$queryRaw<
          unknown[]
        >`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`
      await expect.poll(async () => (await waiting()).length).toBe(1)
      const lease = await tx.$queryRaw`select 1 from call_lease where family_id = ${given}::uuid for update nowait`
      expect(lease).toHaveLength(1)
    })
    expect(await claiming).toEqual({ familyId: call.familyId })
    expect(await database().callLease.findMany({ select: { familyId: true } })).not.toContainEqual({ familyId: given })
  })

  test('can be made by who covers for the one who promised it', async () => {
    const cover = await anActor(call.organisationId, 'caller')
    await expect(claimCareCall(cover, input(id))).rejects.toMatchObject({ code: 'not_found' })
    await anAbsence(promiser, cover)
    await claimCareCall(await again(cover), input(id))
    await dial(cover)
  })

  test('is refused before its day, and when the step is done', async () => {
    process.env.NABIJ_NOW = '2020-04-01T21:30:00Z'
    expect(await stepOf(promiser)).toMatchObject({ mayClaim: false })
    await expect(claimCareCall(promiser, input(id))).rejects.toMatchObject({ reason: 'care_step_later' })
    process.env.NABIJ_NOW = dayOfStep
    await completeCareStep(promiser, input(id))
    await expect(claimCareCall(promiser, input(id))).rejects.toMatchObject({ code: 'conflict' })
  })

  test('is refused while a colleague calls the family, and given to one of two who ask at once', async () => {
    const second = await aStep({ ownerId: (await anActor(call.organisationId, 'caller')).staffId })
    const other = await actorFor(call.organisationId, (await storedStep(second)).ownerId)
    const results = await Promise.allSettled([claimCareCall(promiser, input(id)), claimCareCall(other, input(second))])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'locked', reason: 'taken_by_colleague' },
    })
  })

  test('is refused while a colleague works in an interview, although the lease ended', async () => {
    await database().interview.update({ where: { id: call.id }, data: { state: 'open', startedAt: dayOfStep } })
    await database().callLease.deleteMany({ where: { familyId: call.familyId } })
    await expect(claimCareCall(promiser, input(id))).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    expect(await database().callLease.count({ where: { familyId: call.familyId } })).toBe(0)
  })

  test('is refused for the step of another, one for a caller, and to who calls nobody', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    const forCaller = await aStep({ kind: 'caller', ownerId: stranger.staffId })
    for (const stepId of [id, forCaller, randomUUID()])
      await expect(claimCareCall(stranger, input(stepId))).rejects.toMatchObject({ code: 'not_found' })
    await expect(claimCareCall(await anActor(call.organisationId, 'coach'), input(id))).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await database().callLease.count({ where: { familyId: call.familyId } })).toBe(0)
  })
})

describe('a relieved parent who wants no call any more', () => {
  const stepOf = async (actor: StaffActor) => (await careStepsOfToday(actor)).steps.at(0)

  test('is no call to make: a coordinator sees the step at once and decides', async () => {
    const coordinator = await anActor((call = await aCall(await people())).organisationId, 'coordinator')
    await saveAnswers({ call_date: '2020-04-01', confidentiality: 'yes', may_call_again: 'no' })
    await endInterview(call.caller, relieved())
    expect(await stepOf(call.caller)).toMatchObject({ isStopped: true, mayClaim: false, note: 'Vraag naar haar zus' })
    const step = await stepOf(coordinator)
    expect(step).toMatchObject({ isStopped: true })
    await completeCareStep(coordinator, input(step?.id ?? ''))
    expect(await stepOf(call.caller)).toBeUndefined()
  })

  test('is refused to who would call them all the same, also when the parent says so later', async () => {
    const promiser = await anActor(call.organisationId, 'caller')
    const id = await aStep({ ownerId: promiser.staffId })
    await saveAnswers({ may_call_again: 'no' })
    await endInterview(call.caller, parseInput(endInterviewSchema, { id: call.id, how: 'completed' }))
    process.env.NABIJ_NOW = dayOfStep
    expect(await stepOf(promiser)).toMatchObject({ id, isStopped: true, mayClaim: false })
    await expect(claimCareCall(promiser, input(id))).rejects.toMatchObject({ reason: 'may_not_call' })
  })

  test('holds for a stop of the organisation as well, until it is over', async () => {
    const promiser = await anActor(call.organisationId, 'caller')
    const id = await aStep({ ownerId: promiser.staffId })
    process.env.NABIJ_NOW = dayOfStep
    const step = await database().nextStep.findFirstOrThrow({ where: { familyId: call.familyId, closedAt: null } })
    const stop = (until: string) =>
      ({ kind: 'stopped', stoppedBy: 'organisation', notBefore: new Date(until) }) as const
    await database().nextStep.update({ where: { id: step.id }, data: stop('2020-05-01') })
    expect(await stepOf(promiser)).toMatchObject({ isStopped: true })
    await expect(claimCareCall(promiser, input(id))).rejects.toMatchObject({ reason: 'calls_stopped' })
    await database().nextStep.update({ where: { id: step.id }, data: stop('2020-04-02') })
    expect(await stepOf(promiser)).toMatchObject({ isStopped: false, mayClaim: true })
  })
})

test('a step for a caller needs no family', async () => {
  const { organisationId, coordinator } = call
  const step = { organisationId, kind: 'caller', ownerId: coordinator.staffId, dueOn: new Date('2020-04-01') } as const
  const { id } = await database().careStep.create({ data: step })
  await completeCareStep(coordinator, input(id))
  expect(await storedStep(id)).toMatchObject({ familyId: null, doneById: coordinator.staffId })
})

test('an interview that was stored before counts as it did: its reason stays what it was', async () => {
  const { organisationId, familyId, caller } = call
  const old = {
    familyId,
    callerId: caller.staffId,
    state: 'broken_off',
    breakReason: 'technical',
    ref: randomUUID(),
  } as const
  const { id } = await anInterview(organisationId, { ...old, endedAt: new Date('2020-03-01T10:00:00Z') })
  expect(await interviewRecord(caller, id)).toMatchObject({ ending: 'broken_off' })
})
