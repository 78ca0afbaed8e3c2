import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { beforeEach, expect, test } from 'vitest'
import { anOrganisationWithSchools, stored, week } from './week-fixture'
import { interview, said } from './arbitrary-answers'
import { anActor } from './factories'
import { weekRowHead } from '@/domain/export/week-rows'
import { exportWeek } from '@/features/weeks/commands/export-week'
import { wordingsOf } from '@/i18n/wordings'
import { database } from './owner'

const organisationNode = { level: 'organisation', ref: null } as const
const words = {
  internal: 'INTERN',
  locale: 'nl' as const,
  figure: () => '',
  answer: () => '=SUM(A1)',
  tooFew: 'too few',
}

const answers = said({ confidentiality: 'yes', children_ages: [8], schools: ['S1'], internet: 'partly' })
const families = (count: number) =>
  Array.from({ length: count }, (_, index) => interview({ ref: `I${index}`, familyRef: `F${index}`, answers }))

let organisationId: string

beforeEach(async () => {
  ;({ organisationId } = await anOrganisationWithSchools())
  await stored(organisationId, families(5))
})

/** Parses the file like a spreadsheet with Dutch settings. */
const rowsIn = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  return parse(text, { bom: true, delimiter: ';' }) as string[][]
}

const audits = () => database().audit.findMany({ where: { organisationId, verb: 'week.export' } })

test.each(['caller', 'coach', 'reader', 'admin'] as const)('refuses a %s, and records the refusal', async (role) => {
  const actor = await anActor(organisationId, role)
  await expect(exportWeek(actor, { week, node: organisationNode, format: 'csv', words })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect((await audits()).map(({ detail }) => detail)).toEqual([{ refused: true }])
})

test('gives a coordinator the exact figures, marked internal in the file name, and audits who exported them', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  const stale = { ...actor, verifiedAt: null }
  const asked = { week, node: organisationNode, format: 'csv', words } as const
  await expect(exportWeek(stale, asked)).rejects.toMatchObject({ code: 'step_up' })
  const { name, bytes } = await exportWeek(actor, asked)
  expect(name).toBe('nabij-2020-W14-intern.csv')
  const rows = rowsIn(bytes)
  expect(rows[0]).toEqual(['week', 'level', 'ref', ...weekRowHead])
  const row = rows.find((one) => one[4] === 'internet' && one[5] === 'partly')
  expect([row?.slice(0, 3), row?.slice(8, 11)]).toEqual([
    ['2020-W14', 'organisation', ''],
    ['5', '5', '1'],
  ])
  expect((await audits()).map(({ staffId, detail }) => [staffId, detail])).toEqual([
    [actor.staffId, { week: '2020-W14', level: 'organisation', ref: null, format: 'csv' }],
  ])
})

test('of four families says only that they are too few', async () => {
  const { organisationId: small } = await anOrganisationWithSchools()
  await stored(small, families(4))
  const { bytes } = await exportWeek(await anActor(small, 'coordinator'), {
    week,
    node: organisationNode,
    format: 'csv',
    words,
  })
  const rows = rowsIn(bytes)
  expect(rows.find((row) => row[4] === 'internet')?.slice(3)).toEqual([
    'share',
    'internet',
    '',
    '',
    'too few',
    '',
    '4',
    '',
    '',
    '',
  ])
  expect(rows.slice(1).filter((row) => row.slice(10).some((cell) => cell !== ''))).toEqual([])
})

test('names the board in the file name, without characters that a file name cannot have', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  await database().schoolBoard.updateMany({ where: { organisationId, ref: 'B1' }, data: { ref: 'B 1/é' } })
  const { name } = await exportWeek(actor, { week, node: { level: 'board', ref: 'B 1/é' }, format: 'csv', words })
  expect(name).toBe('nabij-2020-W14-board-B_1__-intern.csv')
})

test('refuses a board that does not exist and audits nothing', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  const asked = exportWeek(actor, { week, node: { level: 'board', ref: 'B9' }, format: 'csv', words })
  await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  expect(await audits()).toEqual([])
})

test('holds no cell that a spreadsheet reads as a formula', async () => {
  const { bytes } = await exportWeek(await anActor(organisationId, 'coordinator'), {
    week,
    node: organisationNode,
    format: 'csv',
    words,
  })
  const cells = rowsIn(bytes).flat()
  expect(cells).toContain("'=SUM(A1)")
  expect(cells.filter((cell) => /^[=+@\t\r]|^-[^\d.]/.test(cell))).toEqual([])
})

test.each(['nl', 'en'] as const)('asks every question with the name of the organisation, in %s', async (locale) => {
  const { name } = await database().organisation.findUniqueOrThrow({ where: { id: organisationId } })
  const { questions, parts } = wordingsOf(1)[locale].instrument
  const asked: { readonly [key: string]: { wording: string } | undefined } = { ...questions, ...parts }
  const inWords = { ...words, locale, figure: (key: string) => asked[key]?.wording ?? '' }
  const actor = await anActor(organisationId, 'coordinator')
  const file = (format: 'csv' | 'xlsx') => exportWeek(actor, { week, node: organisationNode, format, words: inWords })
  const text = Buffer.from((await file('csv')).bytes).toString('utf8')
  const { sheets } = await readXlsx((await file('xlsx')).bytes)
  for (const fileText of [text, JSON.stringify(sheets[0]?.rows)]) {
    expect(fileText).toContain(name)
    expect(fileText).not.toMatch(/\{\w+\}/)
  }
})

test('writes numbers with the decimal sign of the reader, and as numbers in a workbook', async () => {
  const { organisationId: here } = await anOrganisationWithSchools()
  const grades = [7, 7, 7, 7, 8]
  await stored(
    here,
    grades.map((grade, index) =>
      interview({
        ref: `G${index}`,
        familyRef: `G${index}`,
        answers: said({ confidentiality: 'yes', grade_parent: grade }),
      }),
    ),
  )
  const actor = await anActor(here, 'coordinator')
  const of = async (format: 'csv' | 'xlsx', locale: 'nl' | 'en') =>
    (await exportWeek(actor, { week, node: organisationNode, format, words: { ...words, locale } })).bytes
  const mean = (rows: unknown[][]) => rows.find((row) => row[3] === 'mean' && row[4] === 'grade_parent')?.[10]
  expect(mean(rowsIn(await of('csv', 'nl')))).toBe('7,2')
  expect(mean(parse(Buffer.from(await of('csv', 'en')), { bom: true }) as string[][])).toBe('7.2')
  const { sheets } = await readXlsx(await of('xlsx', 'nl'))
  expect(mean(sheets[0]?.rows ?? [])).toBe(7.2)
})
