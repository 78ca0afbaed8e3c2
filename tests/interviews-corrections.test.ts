import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFact } from './a-fact'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { requestCall } from '@/features/calls/commands/request-call'
import { addAppointmentSchema, requestCallSchema } from '@/features/calls/schema'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { resolveConflict } from '@/features/interviews/commands/resolve-conflict'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { saveAgreedHelpSchema, type SaveAnswer } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { randomUUID } from 'node:crypto'
import { aCall, aClient, everythingOf, people, send, storedAnswer, type ACall, type People } from './call-fixture'
import { anActor, anInterview, auditOf, openStepsOf } from './factories'
import { database } from './owner'

let who: People
let call: ACall
let tab: ReturnType<typeof aClient>

beforeAll(async () => {
  who = await people()
})

const hour = 3_600_000
const ended = Date.parse('2020-04-01T10:00:00Z')
const at = (msAfterTheEnd: number) => {
  process.env.NABIJ_NOW = new Date(ended + msAfterTheEnd).toISOString()
}

beforeEach(async () => {
  at(-hour)
  call = await aCall(who)
  tab = aClient()
  const answers = { call_date: '2020-04-01', confidentiality: 'yes', grade_parent: 4, may_call_again: 'yes' }
  for (const [key, value] of Object.entries(answers)) await send(call.caller, tab(call.id, key, { value }))
  await send(call.caller, tab(call.id, 'needs_text', { value: 'een laptop voor de jongste' }))
  at(0)
  await endInterview(call.caller, { id: call.id, how: 'completed' })
  return () => delete process.env.NABIJ_NOW
})

const correct = (key: string, value: string | number | string[] | null, about: Partial<SaveAnswer> = {}) =>
  aClient()(call.id, key, { value }, { baseVersion: 1, ...about })
const factOf = async () => readFact(await database().interviewFact.findUnique({ where: { interviewId: call.id } }))

describe('answer.correct', () => {
  it('lets the caller correct for 24 hours, without a reason', async () => {
    at(24 * hour)
    expect(await send(call.caller, correct('grade_parent', 6))).toMatchObject({ outcome: 'saved', version: 2 })
    expect(await auditOf(call.id)).toContainEqual({
      verb: 'answer.correct',
      detail: { key: 'grade_parent', part: 'value', outcome: 'saved' },
    })
  })

  it('refuses the caller after 24 hours, and writes only the audit row of the refusal', async () => {
    at(24 * hour + 1)
    const before = await everythingOf(call.id)
    for (const reason of [undefined, 'vergist'])
      await expect(send(call.caller, correct('grade_parent', 6, { reason }))).rejects.toMatchObject({
        code: 'forbidden',
      })
    const after = await everythingOf(call.id)
    expect({ ...after, audit: [] }).toEqual({ ...before, audit: [] })
    expect(after.audit.at(-1)).toMatchObject({ verb: 'answer.correct', detail: { refused: true } })
  })

  it('refuses another caller of the organisation at any time', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    await expect(send(stranger, correct('grade_parent', 6))).rejects.toMatchObject({ code: 'not_found' })
  })

  it.each([hour, 365 * 24 * hour])('lets a coordinator correct with a reason (%i ms after the end)', async (later) => {
    at(later)
    await expect(send(call.coordinator, correct('grade_parent', 6))).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'reason', reason: 'reason_wanted' }],
    })
    await expect(send(call.coordinator, correct('grade_parent', 6, { reason: '   ' }))).rejects.toMatchObject({
      code: 'invalid',
    })
    const reason = 'De ouder belde terug.'
    expect(await send(call.coordinator, correct('grade_parent', 6, { reason }))).toMatchObject({ outcome: 'saved' })
    expect((await interviewRecord(call.coordinator, call.id)).changes.at(-1)).toMatchObject({ value: 6, reason })
  })

  it('keeps the first answer visible', async () => {
    at(hour)
    await send(call.caller, correct('grade_parent', 6))
    const { changes, answers } = await interviewRecord(call.caller, call.id)
    expect(changes.map(({ key, version, value }) => [key, version, value])).toEqual([
      ['grade_parent', 1, 4],
      ['grade_parent', 2, 6],
    ])
    expect(answers.find(({ key }) => key === 'grade_parent')?.value).toBe(6)
  })

  it('shows no history where nothing was corrected', async () => {
    expect((await interviewRecord(call.caller, call.id)).changes).toEqual([])
  })

  it('computes the facts again, in the week of the corrected date', async () => {
    at(hour)
    expect(await factOf()).toMatchObject({ week: '2020-W14', grades: { parent: ['4'] } })
    await send(call.caller, correct('grade_parent', 6))
    await send(call.caller, correct('call_date', '2020-03-28'))
    expect(await factOf()).toMatchObject({ week: '2020-W13', grades: { parent: ['6'] }, isOfWeek: true })
  })

  it('removes the interview from the figures when confidentiality was not explained after all', async () => {
    at(hour)
    await send(call.caller, correct('confidentiality', 'no'))
    expect((await factOf())?.isOfWeek ?? false).toBe(false)
  })

  it('refuses to clear the date', async () => {
    at(hour)
    await expect(send(call.caller, correct('call_date', null))).rejects.toMatchObject({ reason: 'date_wanted' })
    await expect(
      send(call.caller, aClient()(call.id, 'call_date', { missing: 'dont_know' }, { baseVersion: 1 })),
    ).rejects.toMatchObject({ reason: 'date_wanted' })
  })

  it('accepts an operation that was sent before the end and arrives after it', async () => {
    at(hour)
    expect(await send(call.caller, tab(call.id, 'internet', { value: 'no' }))).toMatchObject({ outcome: 'saved' })
    expect(await factOf()).toMatchObject({ choices: { internet: ['no'] } })
  })

  it('confirms a saved operation that is sent again after 24 hours', async () => {
    const operation = tab(call.id, 'internet', { value: 'no' })
    const reply = await send(call.caller, operation)
    at(30 * hour)
    expect(await send(call.caller, operation)).toEqual(reply)
  })
})

describe('answer.code', () => {
  it.each([hour, 7 * 24 * hour])(
    'lets the caller code questions 24-26 without a reason (%i ms after the end)',
    async (later) => {
      at(later)
      const themes = aClient()(call.id, 'needs', { value: ['device_or_internet'] })
      expect(await send(call.caller, themes)).toMatchObject({ outcome: 'saved' })
      expect(await factOf()).toMatchObject({ choices: { needs: ['device_or_internet'] } })
      expect(await auditOf(call.id)).toContainEqual(expect.objectContaining({ verb: 'answer.code' }))
    },
  )

  it('refuses the caller after seven days', async () => {
    at(7 * 24 * hour + 1)
    const themes = () => aClient()(call.id, 'needs', { value: ['device_or_internet'] })
    await expect(send(call.caller, themes())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(send(call.coordinator, themes())).rejects.toMatchObject({ reason: 'reason_wanted' })
  })

  it('refuses a change of the text itself', async () => {
    at(25 * hour)
    await expect(send(call.caller, correct('needs_text', 'iets anders'))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await storedAnswer(call.id, 'needs_text')).toMatchObject({ value: 'een laptop voor de jongste' })
  })
})

describe('a correction', () => {
  const mayCall = async () => (await database().family.findUniqueOrThrow({ where: { id: call.familyId } })).mayCall
  const planned = async () =>
    (await openStepsOf(call.familyId)).map(({ kind, reason, notBefore }) => [kind, reason, notBefore])

  it('from yes to no about calling again stops all calls', async () => {
    expect(await planned()).toEqual([['call', 'agreed_frequency', '2020-04-08']])
    await send(call.caller, correct('may_call_again', 'no'))
    expect(await mayCall()).toBe(false)
    expect(await planned()).toEqual([['stopped', null, null]])
  })

  it('from no back to yes plans a call again', async () => {
    await send(call.caller, correct('may_call_again', 'no'))
    await send(call.caller, correct('may_call_again', 'yes', { baseVersion: 2 }))
    await send(call.caller, correct('may_call_again_how_often', 'monthly', { baseVersion: 0 }))
    expect(await mayCall()).toBe(true)
    expect(await planned()).toEqual([['call', 'agreed_frequency', '2020-04-29']])
  })

  describe('beside an appointment', () => {
    const agree = async (day: string) => {
      const { id } = await addAppointment(
        call.caller,
        addAppointmentSchema.parse({ id: randomUUID(), familyId: call.familyId, day, from: '14:30', note: 'brief' }),
      )
      return async () => {
        const { closedAs, closedById } = await database().appointment.findUniqueOrThrow({ where: { id } })
        return [closedAs, closedById]
      }
    }
    const cancelled = () => ['cancelled_by_parent', call.caller.staffId]

    it('from yes to no cancels it, and back to yes opens it again with its note', async () => {
      at(60_000)
      const state = await agree('2020-04-06')
      at(120_000)
      await send(call.caller, correct('may_call_again', 'no'))
      expect([await planned(), await state()]).toEqual([[['stopped', null, null]], cancelled()])
      at(180_000)
      await send(call.caller, correct('may_call_again', 'yes', { baseVersion: 2 }))
      expect([await planned(), await state()]).toEqual([[['appointment', 'appointment', '2020-04-06']], [null, null]])
      expect(await openStepsOf(call.familyId)).toMatchObject([{ note: 'brief' }])
    })

    it('of the no with which a call ended opens it again, unless something newer stands in its place', async () => {
      at(60_000)
      const state = await agree('2020-04-06')
      const endWithNo = async () => {
        const { id } = await anInterview(call.organisationId, {
          familyId: call.familyId,
          callerId: call.caller.staffId,
        })
        const said = { call_date: '2020-04-01', confidentiality: 'yes', may_call_again: 'no' }
        const device = aClient()
        for (const [key, value] of Object.entries(said)) await send(call.caller, device(id, key, { value }))
        await endInterview(call.caller, { id, how: 'broken_off', breakReason: 'technical' })
        return () => send(call.caller, aClient()(id, 'may_call_again', { value: 'yes' }, { baseVersion: 1 }))
      }
      at(120_000)
      const correctFirst = await endWithNo()
      expect(await state()).toEqual(cancelled())
      at(180_000)
      await correctFirst()
      expect(await state()).toEqual([null, null])
      at(240_000)
      const correctSecond = await endWithNo()
      at(300_000)
      const asked = {
        id: randomUUID(),
        familyId: call.familyId,
        reason: 'parent_asked',
        notBefore: '2020-04-02',
        note: '',
      }
      await requestCall(call.caller, requestCallSchema.parse(asked))
      const newer = await agree('2020-04-09')
      at(360_000)
      await correctSecond()
      expect([await state(), await newer()]).toEqual([cancelled(), [null, null]])
    })

    it('of an earlier call leaves it when the parent said yes in a later one', async () => {
      at(60_000)
      const { id } = await anInterview(call.organisationId, { familyId: call.familyId, callerId: call.caller.staffId })
      const said = { call_date: '2020-04-01', confidentiality: 'yes', may_call_again: 'yes' }
      const device = aClient()
      for (const [key, value] of Object.entries(said)) await send(call.caller, device(id, key, { value }))
      await endInterview(call.caller, { id, how: 'broken_off', breakReason: 'technical' })
      at(120_000)
      const state = await agree('2020-04-06')
      at(180_000)
      await send(call.caller, correct('may_call_again', 'no'))
      expect(await state()).toEqual([null, null])
    })

    it('is cancelled by a no in a call that is to be continued, and opened again by a yes at its end', async () => {
      at(60_000)
      const state = await agree('2020-04-06')
      const { id } = await anInterview(call.organisationId, { familyId: call.familyId, callerId: call.caller.staffId })
      const device = aClient()
      const said = { call_date: '2020-04-01', confidentiality: 'yes', may_call_again: 'no' }
      for (const [key, value] of Object.entries(said)) await send(call.caller, device(id, key, { value }))
      at(120_000)
      await endInterview(call.caller, { id, how: 'to_be_continued' })
      expect(await state()).toEqual(cancelled())
      at(180_000)
      await send(call.caller, device(id, 'may_call_again', { value: 'yes' }, { baseVersion: 1 }))
      await endInterview(call.caller, { id, how: 'broken_off', breakReason: 'technical' })
      expect(await state()).toEqual([null, null])
    })
  })

  it('keeps a call that the parent asked for since', async () => {
    await database().callRequest.create({
      data: {
        organisationId: call.organisationId,
        familyId: call.familyId,
        reason: 'parent_asked',
        notBefore: new Date('2020-04-03'),
        createdAt: new Date('2020-04-01T12:00:00Z'),
      },
    })
    await send(call.caller, correct('may_call_again_how_often', 'two_weekly', { baseVersion: 0 }))
    expect(await planned()).toEqual([['call', 'parent_asked', '2020-04-03']])
  })

  it('of the date moves the help agreed in the call to the new week', async () => {
    const helpId = randomUUID()
    const help = parseInput(saveAgreedHelpSchema, {
      id: call.id,
      helpId,
      type: 'laptop',
      state: 'open',
      dueOn: '2020-04-10',
    })
    at(5 * 24 * hour)
    await saveAgreedHelp(call.coordinator, help)
    const week = async () => (await database().helpItem.findUniqueOrThrow({ where: { id: helpId } })).week
    expect(await week()).toBe('2020-W14')
    await send(call.coordinator, correct('call_date', '2020-03-28', { reason: 'verkeerde dag' }))
    expect(await week()).toBe('2020-W13')
  })

  it('by two people at once makes a conflict, and resolving it computes the facts again', async () => {
    at(hour)
    const mine = correct('grade_parent', 6)
    const theirs = correct('grade_parent', 2, { reason: 'teruggebeld' })
    const replies = [await send(call.caller, mine), await send(call.coordinator, theirs)]
    expect(replies.map(({ outcome }) => outcome)).toEqual(['saved', 'refused'])
    expect(await factOf()).toMatchObject({ grades: { parent: ['6'] } })
    const identity = { operationId: randomUUID(), clientId: randomUUID(), sequence: 1, baseVersion: 2 }
    const choice = { id: call.id, ...identity, refusedOperationId: theirs.operationId, choose: 'refused' as const }
    at(25 * hour)
    await expect(resolveConflict(call.caller, choice)).rejects.toMatchObject({ code: 'forbidden' })
    await resolveConflict(call.coordinator, choice)
    expect(await factOf()).toMatchObject({ grades: { parent: ['2'] } })
  })
})
