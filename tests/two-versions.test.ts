/**
 * Two versions of the questionnaire in one organisation and one week: each interview is asked, saved, corrected, coded,
 * counted, exported and read by its own version.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator } from 'next-intl'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { factValues } from '@/domain/figures/coded-fact'
import { parseWeek } from '@/domain/figures/week'
import { instrumentOf } from '@/domain/instrument/instrument'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { importInterviews } from '@/features/imports/commands/import-interviews'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { updateInstrumentVersion } from '@/features/staff/commands/update-instrument-version'
import { TrendSection } from '@/features/weeks/components/trend-section'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { weeks as weeksEn } from '@/i18n/messages/en/weeks'
import { weeks as weeksNl } from '@/i18n/messages/nl/weeks'
import type * as texts from '@/i18n/version-texts'
import { wordingsOf } from '@/i18n/wordings'
import { csvText } from '@/server/csv'
import { readFact } from './a-fact'
import { aClient, people, send, type People } from './call-fixture'
import { aFamily, anActor } from './factories'
import { quietPlace, retired, reworded, withAnOptionMore } from './second-version/records'
import { database } from './owner'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { version2 } = await import('./second-version/records')
  return { definitions: [version1, version2] }
})
vi.mock('@/i18n/version-texts', async (original) => {
  const { versionTexts } = await original<typeof texts>()
  const { secondTexts } = await import('./second-version/texts')
  return { versionTexts: { ...versionTexts, 2: secondTexts } }
})
const page = vi.hoisted(() => ({ locale: 'nl' as 'nl' | 'en' }))
vi.mock('next-intl/server', () => ({
  getLocale: () => Promise.resolve(page.locale),
  getTranslations: (namespace: 'weeks') =>
    Promise.resolve(
      createTranslator({
        locale: page.locale,
        messages: { weeks: page.locale === 'nl' ? weeksNl : weeksEn },
        namespace,
      }),
    ),
}))

const week = parseWeek('2020-W17')!
const organisationNode = { level: 'organisation', ref: null } as const
/** All five that a load needs, with the internet as its only burden. */
const loadAnswers = {
  confidentiality: 'yes',
  enough_room: 'yes',
  internet: 'no',
  worries: 'no',
  rules_clear: 'yes',
  money_for_groceries: 'yes',
}
let who: People
/** The first interview has version 1 and the second version 2. Both are of week 17. */
let ids: readonly [string, string]

const setClock = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
const saveAnswers = async (id: string, answers: Record<string, unknown>) => {
  const tab = aClient()
  for (const [item, value] of Object.entries(answers)) await send(who.caller, tab(id, item, { value } as never))
}
const refused = (id: string, key: string, value: unknown) =>
  expect(send(who.caller, aClient()(id, key, { value } as never))).rejects.toMatchObject({ code: 'invalid' })
const start = async (ref: string) => {
  const familyId = await aFamily(who.organisationId, ref, { callerId: who.caller.staffId })
  return (await startInterview(who.caller, { familyId, channel: 'phone', chosenBy: 'parent' })).id
}
const factOf = async (id: string) => readFact(await database().interviewFact.findUnique({ where: { interviewId: id } }))

beforeEach(async () => {
  who = await people()
  const admin = await anActor(who.organisationId, 'admin')
  setClock('2020-04-19T12:00:00Z')
  await updateInstrumentVersion(admin, { version: 2, week })
  const begunBefore = await start('F1')
  setClock('2020-04-20T12:00:00Z')
  ids = [begunBefore, await start('F2')]
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const endBoth = async () => {
  const [first, second] = ids
  // The day on which it was begun stands there already.
  await send(who.caller, aClient()(first, 'call_date', { value: '2020-04-20' }, { baseVersion: 1 }))
  await saveAnswers(first, { ...loadAnswers, [retired]: ['partner'], homework_help: 'no' })
  await saveAnswers(first, { [withAnOptionMore]: ['language'], needs_text: 'een laptop' })
  await saveAnswers(second, { ...loadAnswers, [quietPlace.key]: 'no', homework_help: 'no' })
  await saveAnswers(second, { [withAnOptionMore]: ['quiet_place', 'language'], needs_text: 'rust' })
  for (const id of ids) await endInterview(who.caller, { id, how: 'completed' })
}

describe('an interview keeps the version that it was begun with', () => {
  test('while it is under way, though another version has come into force', async () => {
    const versions = await Promise.all(ids.map((id) => interviewForm(who.caller, id)))
    expect(versions.map(({ instrumentVersion }) => instrumentVersion)).toEqual([1, 2])
    const [first, second] = ids
    await refused(first, quietPlace.key, 'no')
    await refused(first, withAnOptionMore, ['quiet_place'])
    await refused(second, retired, ['partner'])
    await saveAnswers(first, { [retired]: ['partner'] })
    await saveAnswers(second, { [quietPlace.key]: 'no' })
  })

  test('in its fact', async () => {
    await endBoth()
    const [first, second] = [await factOf(ids[0]), await factOf(ids[1])]
    expect(first).toMatchObject({ instrumentVersion: 1, week, choices: { [retired]: ['partner'] }, load: 5040 / 5 })
    expect(first?.choices[quietPlace.key]).toBeUndefined()
    expect(second).toMatchObject({
      instrumentVersion: 2,
      week,
      choices: { [quietPlace.key]: ['no'], [withAnOptionMore]: ['language', 'quiet_place'] },
      load: (2 * 5040) / 6,
    })
    expect(second?.choices[retired]).toBeUndefined()
  })

  test('in a correction after its end, and in its coding', async () => {
    await endBoth()
    const [first, second] = ids
    const correct = (id: string, key: string, value: unknown, baseVersion = 1) =>
      send(who.caller, aClient()(id, key, { value } as never, { baseVersion }))
    await expect(correct(first, quietPlace.key, 'yes', 0)).rejects.toMatchObject({ code: 'invalid' })
    await expect(correct(second, retired, ['partner'], 0)).rejects.toMatchObject({ code: 'invalid' })
    await expect(correct(first, withAnOptionMore, ['quiet_place'])).rejects.toMatchObject({ code: 'invalid' })
    await correct(first, retired, ['nobody'])
    await correct(second, quietPlace.key, 'yes')
    for (const id of ids) await correct(id, 'needs', ['device_or_internet'], 0)
    expect(await factOf(first)).toMatchObject({ choices: { [retired]: ['nobody'], needs: ['device_or_internet'] } })
    expect(await factOf(second)).toMatchObject({
      choices: { [quietPlace.key]: ['yes'], needs: ['device_or_internet'] },
      load: 5040 / 6,
    })
  })

  test('on its page and on paper: the words are those of its version', async () => {
    await endBoth()
    const wordingOf = async (id: string, locale: 'nl' | 'en') => {
      const { instrumentVersion } = await interviewRecord(who.caller, id)
      return wordingsOf(instrumentVersion)[locale].instrument.questions[reworded].wording
    }
    const [old, current] = [await wordingOf(ids[0], 'nl'), await wordingOf(ids[1], 'nl')]
    expect(current).toBe('Werkt het internet (wifi) bij u thuis goed?')
    expect(old).not.toBe(current)
    expect(await wordingOf(ids[1], 'en')).toBe('Does the internet (wifi) at home work well?')
    expect(await wordingOf(ids[0], 'en')).not.toBe('Does the internet (wifi) at home work well?')
    for (const id of ids) {
      const { instrumentVersion, answers } = await interviewRecord(who.caller, id)
      for (const { key } of answers) expect(instrumentOf(instrumentVersion).itemByKey(key), `${key}`).toBeDefined()
    }
  })
})

describe('the week', () => {
  test('puts together what both count alike, and has the load of the version in force alone', async () => {
    await endBoth()
    const figures = await figuresForWeek(who.coordinator, { week, ...organisationNode })
    expect(figures).toMatchObject({ families: 2, load: { n: 1, mean: 200 / 6 } })
    expect(figures.shares[reworded]).toMatchObject({ n: 2, options: { no: { count: 2 } } })
    expect(figures.shares[withAnOptionMore]).toMatchObject({
      n: 1,
      missing: { other_version: 1 },
      options: { language: { count: 1 }, quiet_place: { count: 1 } },
    })
    expect(Object.keys(figures.shares)).not.toContain(retired)
  })

  test.each([
    ['nl', 'Vanaf week 17 geldt een andere versie van de vragenlijst'],
    ['en', 'From week 17 on another version of the questionnaire holds'],
  ] as const)('says in its trend where the line breaks (%s)', async (locale, sentence) => {
    await endBoth()
    const { points, previous, otherVersions } = await weekPage(who.coordinator, week, organisationNode)
    expect(points.filter(({ isBreak }) => isBreak).map((point) => point.week)).toEqual([week])
    expect([previous, otherVersions]).toEqual([{ load: null, capacity: null }, 1])
    page.locale = locale
    expect(renderToStaticMarkup(await TrendSection({ points }))).toContain(sentence)
    page.locale = 'nl'
    const earlier = (await weekPage(who.coordinator, parseWeek('2020-W16')!, organisationNode)).points
    expect(renderToStaticMarkup(await TrendSection({ points: earlier }))).not.toContain('versie')
  })
})

describe('interviews.csv', () => {
  const bytesOf = (table: readonly (readonly string[])[]) =>
    new TextEncoder().encode(
      csvText(
        table.map((line) => [...line]),
        'machine',
      ),
    )
  const load = (table: readonly (readonly string[])[]) =>
    importInterviews(who.coordinator, { bytes: bytesOf(table), mode: 'apply' })
  const cellsOf = (table: readonly (readonly string[])[]) => {
    const [head = [], ...lines] = table
    return lines.map((line) => Object.fromEntries(head.map((name, index) => [name, line[index] ?? ''])))
  }
  const tableOf = (head: readonly string[], lines: readonly Record<string, string>[]) => [
    head,
    ...lines.map((cells) => head.map((name) => cells[name] ?? '')),
  ]
  const problemsOf = ({ problems }: Awaited<ReturnType<typeof load>>) =>
    problems.map(({ line, column, code }) => `${line} ${column} ${code}`)

  test('names the version of each line, and coming back changes nothing', async () => {
    await endBoth()
    const table = await exportInterviews(who.coordinator)
    const cells = cellsOf(table)
    expect(new Set(cells.map(({ version }) => version))).toEqual(new Set(['1', '2']))
    expect(cells).toHaveLength(2)
    const ofVersion = (version: string) => cells.find((line) => line.version === version)
    expect([ofVersion('1')?.[retired], ofVersion('1')?.[quietPlace.key]]).toEqual(['partner', ''])
    expect([ofVersion('2')?.[retired], ofVersion('2')?.[quietPlace.key]]).toEqual(['', 'no'])
    const facts = () => database().interviewFact.findMany({ where: { organisationId: who.organisationId } })
    const before = await facts()
    const report = await load(table)
    expect([problemsOf(report), report.counts]).toEqual([[], { created: 0, changed: 0, unchanged: 2 }])
    expect(await facts()).toEqual(before)
    expect(await exportInterviews(who.coordinator)).toEqual(table)
  })

  const twoLines = async () => {
    await endBoth()
    const [head = [], ...rest] = await exportInterviews(who.coordinator)
    const [line] = cellsOf([head, ...rest]).filter(({ version }) => version === '2')
    const empty = { [quietPlace.key]: '', [withAnOptionMore]: 'language' }
    return [
      { ...line, ...empty, ref: 'P1', call_date: '2020-04-19' },
      { ...line, ...empty, ref: 'P2', call_date: '2020-04-20' },
    ]
  }
  const versionsOf = async () =>
    (
      await database().interview.findMany({
        where: { organisationId: who.organisationId, ref: { in: ['P1', 'P2'] } },
        orderBy: { ref: 'asc' },
      })
    ).map(({ instrumentVersion }) => instrumentVersion)

  test('without a version is read by the one in force on the day of the call', async () => {
    const lines = await twoLines()
    const head = Object.keys(lines[0] ?? {}).filter((name) => name !== 'version')
    expect(problemsOf(await load(tableOf(head, lines)))).toEqual([])
    expect(await versionsOf()).toEqual([1, 2])
  })

  test('with an empty version too, and with a version by that one', async () => {
    const lines = await twoLines()
    const head = Object.keys(lines[0] ?? {})
    const [first, second] = lines
    expect(
      problemsOf(
        await load(
          tableOf(head, [
            { ...first, version: '2' },
            { ...second, version: '' },
          ]),
        ),
      ),
    ).toEqual([])
    expect(await versionsOf()).toEqual([2, 2])
  })

  test('refuses an answer to a question that the version does not have, and a version that nobody knows', async () => {
    const lines = await twoLines()
    const head = Object.keys(lines[0] ?? {})
    const [first, second] = lines
    const report = await load(
      tableOf(head, [
        { ...first, version: '', [quietPlace.key]: 'no' },
        { ...second, version: '2', [retired]: 'partner' },
        { ...second, version: '1', [withAnOptionMore]: 'quiet_place', ref: 'P3' },
        { ...second, version: '9', ref: 'P4' },
        { ...second, version: 'twee', ref: 'P5' },
      ]),
    )
    expect(problemsOf(report)).toEqual([
      `2 ${quietPlace.key} other_version`,
      `3 ${retired} other_version`,
      `4 ${withAnOptionMore} unknown_option`,
      '5 version unknown_option',
      '6 version unknown_option',
    ])
    expect(report.applied).toBe(false)
    expect(await versionsOf()).toEqual([])
  })
})

test('the numbers of a fact are read with the codebook of its own version', async () => {
  await endBoth()
  const rows = await database().interviewFact.findMany({ where: { organisationId: who.organisationId } })
  expect(rows).toHaveLength(2)
  for (const row of rows) {
    const { choices } = factValues(instrumentOf(row.instrumentVersion), row.codes)
    expect(choices[reworded]).toEqual(['no'])
    expect(choices.needs).toEqual(['not_coded'])
  }
})
