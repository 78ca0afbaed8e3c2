import { parse } from 'csv-parse/sync'
import { beforeEach, expect, test } from 'vitest'
import { anOrganisationWithSchools, stored, week } from './a-week'
import { interview, said } from './arbitrary-answers'
import { anActor } from './factories'
import { weekRowHead } from '@/domain/export/week-rows'
import { exportWeek } from '@/features/weeks/commands'
import { database } from '@/server/db'

const whole = { level: 'organisation', ref: null } as const
const words = { internal: 'INTERN', figure: () => '', answer: () => '=SUM(A1)', tooFew: 'too few' }

const answers = said({ confidentiality: 'yes', children_ages: [8], schools: ['S1'], internet: 'partly' })
const families = (count: number) =>
  Array.from({ length: count }, (_, index) => interview({ ref: `I${index}`, familyRef: `F${index}`, answers }))

let organisationId: string

beforeEach(async () => {
  ;({ organisationId } = await anOrganisationWithSchools())
  await stored(organisationId, families(5))
})

const audits = () => database().audit.findMany({ where: { organisationId, verb: 'week.export' } })

test.each(['caller', 'coach', 'reader', 'admin'] as const)('refuses a %s, and notes it', async (role) => {
  const actor = await anActor(organisationId, role)
  await expect(exportWeek(actor, { week, node: whole, words })).rejects.toMatchObject({ code: 'forbidden' })
  expect((await audits()).map(({ detail }) => detail)).toEqual([{ refused: true }])
})

test('gives a coordinator the exact figures, marked internal in name and first row, and notes who took them', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  const { name, text } = await exportWeek(actor, { week, node: whole, words })
  expect(name).toBe('nabij-2020-W14-intern.csv')
  expect(text.startsWith('\uFEFFINTERN,2020-W14,organisation,\r\n')).toBe(true)
  const rows = parse(text, { bom: true, relax_column_count: true })
  expect(rows[1]).toEqual(weekRowHead)
  expect(rows.find((row) => row[1] === 'internet' && row[2] === 'partly')?.slice(5, 8)).toEqual(['5', '5', '1'])
  expect((await audits()).map(({ staffId, detail }) => [staffId, detail])).toEqual([
    [actor.staffId, { week: '2020-W14', level: 'organisation', ref: null }],
  ])
})

test('says of four families that they are too few, and nothing else', async () => {
  const { organisationId: small } = await anOrganisationWithSchools()
  await stored(small, families(4))
  const { text } = await exportWeek(await anActor(small, 'coordinator'), { week, node: whole, words })
  const rows = parse(text, { bom: true, relax_column_count: true })
  expect(rows.find((row) => row[1] === 'internet')).toEqual([
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
  expect(rows.slice(2).filter((row) => row.slice(7).some((cell) => cell !== ''))).toEqual([])
})

test('names the board in the file name, without letters that a file name cannot have', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  await database().schoolBoard.updateMany({ where: { organisationId, ref: 'B1' }, data: { ref: 'B 1/é' } })
  const { name } = await exportWeek(actor, { week, node: { level: 'board', ref: 'B 1/é' }, words })
  expect(name).toBe('nabij-2020-W14-board-B_1__-intern.csv')
})

test('refuses a board that is not there and writes nothing', async () => {
  const actor = await anActor(organisationId, 'coordinator')
  const asked = exportWeek(actor, { week, node: { level: 'board', ref: 'B9' }, words })
  await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  expect(await audits()).toEqual([])
})

test('holds no cell that a spreadsheet takes for a formula', async () => {
  const { text } = await exportWeek(await anActor(organisationId, 'coordinator'), { week, node: whole, words })
  const cells = parse(text, { bom: true, relax_column_count: true }).flat()
  expect(cells).toContain("'=SUM(A1)")
  expect(cells.filter((cell) => /^[=+@\t\r]|^-[^\d.]/.test(cell))).toEqual([])
})
