import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readFact } from './a-fact'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { resolveConflict } from '@/features/interviews/commands/resolve-conflict'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { saveAgreedHelpSchema, type SaveAnswer } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { dayOfColumn } from '@/server/clock'
import { database } from '@/server/db'
import { randomUUID } from 'node:crypto'
import { aCall, aClient, everythingOf, people, send, storedAnswer, type ACall, type People } from './call-fixture'
import { anActor, auditOf } from './factories'

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
  const family = () =>
    database().family.findUniqueOrThrow({
      where: { id: call.familyId },
      select: { mayCall: true, callRequests: { where: { closedAt: null }, select: { reason: true, notBefore: true } } },
    })
  const planned = async () =>
    (await family()).callRequests.map(({ reason, notBefore }) => [reason, dayOfColumn(notBefore)])

  it('from yes to no about calling again stops all calls', async () => {
    expect(await planned()).toEqual([['call_again', '2020-04-08']])
    await send(call.caller, correct('may_call_again', 'no'))
    expect(await family()).toEqual({ mayCall: false, callRequests: [] })
  })

  it('from no back to yes plans a call again', async () => {
    await send(call.caller, correct('may_call_again', 'no'))
    await send(call.caller, correct('may_call_again', 'yes', { baseVersion: 2 }))
    await send(call.caller, correct('may_call_again_how_often', 'monthly', { baseVersion: 0 }))
    expect((await family()).mayCall).toBe(true)
    expect(await planned()).toEqual([['call_again', '2020-04-29']])
  })

  it('keeps a call that the parent asked for since', async () => {
    await database().callRequest.create({
      data: {
        organisationId: call.organisationId,
        familyId: call.familyId,
        reason: 'asked_for',
        notBefore: new Date('2020-04-03'),
      },
    })
    await send(call.caller, correct('may_call_again_how_often', 'two_weekly', { baseVersion: 0 }))
    expect((await planned()).toSorted(([one], [other]) => (one! < other! ? -1 : 1))).toEqual([
      ['asked_for', '2020-04-03'],
      ['call_again', '2020-04-15'],
    ])
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
    await saveAgreedHelp(call.caller, help)
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
    const identity = { operationId: randomUUID(), clientId: randomUUID(), sequence: 1 }
    const choice = { id: call.id, ...identity, refusedOperationId: theirs.operationId, choose: 'refused' as const }
    at(25 * hour)
    await expect(resolveConflict(call.caller, choice)).rejects.toMatchObject({ code: 'forbidden' })
    await resolveConflict(call.coordinator, choice)
    expect(await factOf()).toMatchObject({ grades: { parent: ['2'] } })
  })
})
