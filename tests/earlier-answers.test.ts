import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOwnQuestion } from '@/features/questions/commands/create-own-question'
import { createOwnQuestionSchema } from '@/features/questions/schema'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { aCall, changesOf, people, type ACall, type People } from './call-fixture'
import { aFamily, anInterview, storeAnswers } from './factories'
import { database } from './owner'

let who: People
let call: ACall

beforeAll(async () => {
  who = await people()
})
beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  call = await aCall(who)
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

type Said = Readonly<Record<string, unknown>>
type About = { state?: 'completed' | 'broken_off' | 'open'; familyId?: string; missing?: Said }

/** An interview of the day with its answers. */
const anInterviewOn = async (day: string, answers: Said, how: About = {}) => {
  const { state = 'completed', familyId = call.familyId, missing = {} } = how
  const { organisationId, caller } = call
  const times = {
    startedAt: new Date(`${day}T09:00:00Z`),
    endedAt: state === 'open' ? null : new Date(`${day}T10:00:00Z`),
  }
  const ref = state === 'open' ? null : randomUUID()
  const about = { familyId, callerId: caller.staffId, state, ref }
  const { id } = await anInterview(organisationId, { ...about, ...times })
  const rows = Object.entries({ call_date: day, ...answers }).map(([key, value]) => ({ key, value: value as string }))
  const reasons = Object.entries(missing).map(([key, reason]) => ({ key, missing: reason as 'dont_know' }))
  await storeAnswers(
    organisationId,
    [...rows, ...reasons].map((row) => ({ interviewId: id, ...row })),
  )
  return id
}
const offered = async (id = call.id) => (await interviewForm(call.caller, id)).offered

describe('what a repeat call offers', () => {
  test('is the last answer to each question, with the day of its call, and nothing is filled in', async () => {
    await anInterviewOn('2020-03-03', { internet: 'no', grade_parent: 5, worries: 'yes', worries_topics: ['money'] })
    await anInterviewOn('2020-03-17', { internet: 'partly', needs_text: 'Rust in huis' })
    expect(await offered()).toEqual({
      internet: { value: 'partly', missing: null, on: '2020-03-17' },
      needs_text: { value: 'Rust in huis', missing: null, on: '2020-03-17' },
      grade_parent: { value: 5, missing: null, on: '2020-03-03' },
      worries: { value: 'yes', missing: null, on: '2020-03-03' },
      worries_topics: { value: ['money'], missing: null, on: '2020-03-03' },
    })
    expect(await changesOf(call.id)).toEqual([])
    expect(await database().answer.count({ where: { interviewId: call.id } })).toBe(0)
  })

  test('is of a completed call first, and of one that broke off for what no completed call has', async () => {
    await anInterviewOn('2020-03-03', { internet: 'no' })
    await anInterviewOn('2020-03-17', { internet: 'yes', grade_parent: 7 }, { state: 'broken_off' })
    expect(await offered()).toEqual({
      internet: { value: 'no', missing: null, on: '2020-03-03' },
      grade_parent: { value: 7, missing: null, on: '2020-03-17' },
    })
  })

  test('can be that the parent did not know or would not say', async () => {
    await anInterviewOn('2020-03-03', {}, { missing: { internet: 'dont_know', rules_clear: 'refused' } })
    expect(await offered()).toEqual({
      internet: { value: null, missing: 'dont_know', on: '2020-03-03' },
      rules_clear: { value: null, missing: 'refused', on: '2020-03-03' },
    })
  })

  test('is of no other family, of no open call and of no later call', async () => {
    const other = await aFamily(call.organisationId, 'ander gezin')
    await anInterviewOn('2020-03-03', { internet: 'no' }, { familyId: other })
    const first = await anInterviewOn('2020-03-04', { grade_parent: 5 })
    await anInterviewOn('2020-03-17', { grade_parent: 8 })
    expect(await offered(first)).toEqual({})
    expect(Object.keys(await offered())).toEqual(['grade_parent'])
  })

  test('is an own question too', async () => {
    const words = { wording: 'Wie helpt u?', short: 'Hulp', tip: '' }
    const question = { id: randomUUID(), kind: 'text', nl: words, en: words }
    process.env.NABIJ_NOW = '2020-01-01T10:00:00Z'
    await createOwnQuestion(call.coordinator, createOwnQuestionSchema.parse(question))
    process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
    await anInterviewOn('2020-03-03', { own_1: 'De buurman' })
    expect(await offered()).toEqual({ own_1: { value: 'De buurman', missing: null, on: '2020-03-03' } })
  })
})
