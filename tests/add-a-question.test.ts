/**
 * Adds a question by one record and two texts (docs/add-a-question.md), and follows an answer to it: it is saved, becomes a
 * fact, is counted in the week and its load, and is exported.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cellOfAnswer } from '@/domain/exchange/answer-cell'
import { instrumentOf } from '@/domain/instrument/instrument'
import { parseWeek } from '@/domain/figures/week'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { weekPage } from '@/features/weeks/queries/week-page'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { versionThisWeek } from '@/features/weeks/queries/version-this-week'
import type * as texts from '@/i18n/version-texts'
import { figureTexts } from '@/i18n/figure-texts'
import { weekExplainedOf } from '@/i18n/week-explained'
import { wordingsOf } from '@/i18n/wordings'
import { aClient, people, send, type People } from './call-fixture'
import { readFact } from './a-fact'
import { aFamily } from './factories'
import { quietPlace } from './second-version/records'
import { database } from './owner'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { withOneQuestionMore } = await import('./second-version/records')
  return { definitions: [version1, withOneQuestionMore] }
})
vi.mock('@/i18n/version-texts', async (original) => {
  const { versionTexts } = await original<typeof texts>()
  const { secondTexts } = await import('./second-version/texts')
  return { versionTexts: { ...versionTexts, 2: secondTexts } }
})

const { key } = quietPlace
const week = parseWeek('2020-W14')!
let who: People
let id: string

const saveAnswers = async (answers: Record<string, unknown>) => {
  const tab = aClient()
  for (const [item, value] of Object.entries(answers)) await send(who.caller, tab(id, item, { value } as never))
}

beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  who = await people()
  const { organisationId, caller } = who
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: week, version: 2 } })
  const familyId = await aFamily(organisationId, 'F1', { callerId: caller.staffId })
  ;({ id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' }))
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

describe('a question that was added by one record and two texts', () => {
  test('is in the interview of the version in force, with its wording', async () => {
    const { instrumentVersion } = await interviewForm(who.caller, id)
    expect(instrumentOf(instrumentVersion).questionOf(key)).toMatchObject({ number: 31, section: 'school' })
    const words = wordingsOf(instrumentVersion).nl.instrument as { questions: Record<string, { short: string }> }
    expect(words.questions[key]?.short).toBe('Rustige plek')
  })

  test('is among the parts of load on the page that explains the figures, from the week its version is in force', async () => {
    const explainedParts = async () =>
      JSON.stringify(weekExplainedOf('nl', instrumentOf(await versionThisWeek(who.coordinator))).parts)
    expect(await explainedParts()).toMatch(/over 10 onderdelen: [^:]+ en geen rustige plek\./)
    process.env.NABIJ_NOW = '2020-03-25T10:00:00Z'
    expect(await explainedParts()).toMatch(/over 9 onderdelen: /)
  })

  test('refuses a value that is not one of its options', async () => {
    const tab = aClient()
    await expect(send(who.caller, tab(id, key, { value: 'often' }))).rejects.toMatchObject({ code: 'invalid' })
  })

  test('has its answer saved, stored as a fact, counted in the week and its load, and exported', async () => {
    const load = { enough_room: 'yes', internet: 'yes', worries: 'no', rules_clear: 'yes', money_for_groceries: 'yes' }
    await saveAnswers({ confidentiality: 'yes', ...load, [key]: 'no' })
    await endInterview(who.caller, { id, how: 'completed' })

    const fact = readFact(await database().interviewFact.findUnique({ where: { interviewId: id } }))
    expect(fact).toMatchObject({
      instrumentVersion: 2,
      choices: { [key]: ['no'] },
      weights: { [key]: ['2'] },
      load: 5040 / 6,
    })

    const figures = await figuresForWeek(who.coordinator, { week, level: 'organisation' })
    const shares: Record<string, unknown> = figures.shares
    expect(shares[key]).toMatchObject({ n: 1, options: { no: { count: 1, share: 1 } } })
    expect(figures.load).toMatchObject({ n: 1, mean: 100 / 6 })

    const page = await weekPage(who.coordinator, week, { level: 'organisation', ref: null })
    const bars: readonly string[] = page.details.load.map(({ item }) => item)
    expect(bars).toContain(key)
    expect((figureTexts('nl').weighs as Record<string, string>)[key]).toBe('Geen rustige plek')

    const [head = [], line = []] = await exportInterviews(who.coordinator)
    expect([line[head.indexOf(key)], line[head.indexOf('version')]]).toEqual(['no', '2'])
    const item = instrumentOf(2).itemByKey(key)!
    expect(cellOfAnswer(item, { value: 'no', missing: null })).toBe('no')
  })
})
