/** What a parent said, what callers noted of it and what a parent asked are bytes that nobody reads without the family's key. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { requestExport } from '@/features/imports/commands/request-export'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { createOwnQuestion } from '@/features/questions/commands/create-own-question'
import { createOwnQuestionSchema } from '@/features/questions/schema'
import { aCall, aClient, people, send, type ACall, type People } from './call-fixture'
import { tablesWith } from './canaries'
import { database, ownerDatabase } from './owner'
import { runJobs } from './run-jobs'
import { aToldFamily } from './told-family'

let who: People
let call: ACall
const canary = `zonnebloem${randomUUID().slice(0, 8)}`

beforeAll(async () => {
  who = await people()
  const words = { wording: 'Wie helpt u?', short: 'Hulp', tip: '' }
  const question = { id: randomUUID(), kind: 'text', nl: words, en: words }
  await createOwnQuestion(who.coordinator, createOwnQuestionSchema.parse(question))
  await aToldFamily(who, canary, '+31 6 0000 7391')
  call = await aCall(who)
  await send(call.caller, aClient()(call.id, 'own_1', { value: `buurvrouw ${canary}` }))
  await requestExport(who.coordinator, { kind: 'interviews', locale: 'nl', reason: 'own_work' })
  await runJobs()
})

describe('the words of a family', () => {
  test('stand in no row of what was said, nor of the log, of jobs and of figures', async () => {
    const silent = `answer answer_change caller_check_in concern_entry parent_request report_omission talk_request audit
      audit_signal job job_file interview_fact contributor`.split(/\s+/)
    const counts = await Promise.all(
      silent.slice(0, 6).map(async (table) => ({
        table,
        rows: Number(
          (await ownerDatabase().$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`))[0]?.n,
        ),
      })),
    )
    expect(counts.filter(({ rows }) => rows === 0)).toEqual([])
    const found = await tablesWith(canary)
    expect(found.filter((name) => silent.includes(name.replace('public.', '')))).toEqual([])
    expect(found.filter((name) => name.startsWith('graphile_worker'))).toEqual([])
    // The search finds a word that stands in clear.
    await database().staff.update({ where: { id: who.caller.staffId }, data: { name: canary } })
    expect(await tablesWith(canary)).toContain('public.staff')
  })

  test('are no part of what the log and jobs hold beside ids and codes', async () => {
    const leaves = await ownerDatabase().$queryRaw<{ leaf: string }[]>`
      select distinct leaf #>> '{}' as leaf from (
        select detail as kept from audit union all select input from job) rows,
        jsonb_path_query(kept, '$.**') leaf
      where jsonb_typeof(leaf) = 'string'`
    expect(leaves.length).toBeGreaterThan(20)
    expect(leaves.filter(({ leaf }) => !/^[\w.:|/-]*$/.test(leaf))).toEqual([])
  })
})

type Sealed = { key: string; value: Uint8Array | null; note: Uint8Array | null }

/** The bytes in the columns of an answer. */
const bytesOf = async (interviewId: string, key: string): Promise<Sealed> =>
  ownerDatabase().answer.findUniqueOrThrow({
    where: { interviewId_key: { interviewId, key } },
    select: { key: true, value: true, note: true },
  })

const refusedWithoutWords = async (interviewId: string) => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await expect(currentAnswers(call.caller, interviewId)).rejects.toMatchObject({ code: 'damaged' })
  const log = write.mock.calls.map(([line]) => String(line)).join('')
  write.mockRestore()
  return log
}

describe('a sealed answer', () => {
  test('says nothing by its length: neither yes nor no, nor how many were chosen', async () => {
    const tab = aClient()
    const own = await aCall(who)
    const said = { internet: 'yes', enough_room: 'no', worries: 'partly', grade_parent: 7, call_date: '2020-03-03' }
    for (const [key, value] of Object.entries(said)) await send(own.caller, tab(own.id, key, { value }))
    await send(own.caller, tab(own.id, 'worries_topics', { value: ['money', 'health'] }))
    const keys = [...Object.keys(said), 'worries_topics']
    const lengths = await Promise.all(keys.map(async (key) => (await bytesOf(own.id, key)).value?.length))
    expect(new Set(lengths).size).toBe(1)
    const changes = await ownerDatabase().answerChange.findMany({ where: { interviewId: own.id } })
    expect(new Set(changes.map(({ value }) => value?.length)).size).toBe(1)
  })

  test('opens at its own place alone: not under another question, in another call or as a note', async () => {
    const tab = aClient()
    const [own, other] = [await aCall(who), await aCall(who)]
    for (const { id } of [own, other]) await send(call.caller, tab(id, 'internet', { value: 'yes' }))
    await send(call.caller, tab(own.id, 'internet', { note: `bij ${canary}` }))
    await send(call.caller, tab(own.id, 'enough_room', { value: 'no' }))
    const [internet, room, others] = [
      await bytesOf(own.id, 'internet'),
      await bytesOf(own.id, 'enough_room'),
      await bytesOf(other.id, 'internet'),
    ]
    const first = internet.value?.slice() ?? new Uint8Array()
    const flipped = Buffer.from(first)
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    for (const value of [room.value, others.value, internet.note, new Uint8Array(flipped)]) {
      const where = { interviewId_key: { interviewId: own.id, key: 'internet' } }
      await ownerDatabase().answer.update({ where, data: { value: value && new Uint8Array(value) } })
      const log = await refusedWithoutWords(own.id)
      expect(log).toContain(`"row":"${own.id}/internet"`)
      expect(log).not.toContain(canary)
      await ownerDatabase().answer.update({ where, data: { value: first } })
    }
    expect((await currentAnswers(call.caller, own.id)).answers).toHaveLength(2)
  })

  test('that was cleared or has a missing reason holds nothing', async () => {
    const tab = aClient()
    const own = await aCall(who)
    await send(own.caller, tab(own.id, 'internet', { value: 'yes' }))
    await send(own.caller, tab(own.id, 'internet', { missing: 'refused' }, { baseVersion: 1 }))
    expect((await bytesOf(own.id, 'internet')).value).toBeNull()
  })
})
