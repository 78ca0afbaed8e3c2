/** A safety concern has readers of its own: it is in no figure, export, release or search. */
import fs from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { familyList } from '@/features/families/queries/family-list'
import { familyFilterSchema } from '@/features/families/schema'
import { helpList } from '@/features/help/queries/help-list'
import { helpFilterSchema } from '@/features/help/schema'
import { exportByKind } from '@/features/imports/commands/by-kind'
import { loadLog } from '@/features/log/commands/load-log'
import { logFilterSchema } from '@/features/log/schema'
import { recordDecision } from '@/features/concerns/commands/record-decision'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import type { StaffActor } from '@/domain/access/actor'
import { csvText } from '@/server/csv'
import { systemActor } from '@/server/minted-actor'
import { randomUUID } from 'node:crypto'
import { raiseConcern } from './concern-fixture'
import { actorFor, anActor } from './factories'
import { codeIn } from './house/files'
import { aPublication, firstWeek, weekOf } from './publication-fixture'
import { database } from './owner'

const canary = 'kanariewoord'
let organisationId: string
let coordinator: StaffActor
let before: Record<string, string>
let after: Record<string, string>

/** Everything that the product makes for others of a week, as text. */
const outputs = async (): Promise<Record<string, string>> => {
  const operator = systemActor(organisationId)
  const kinds = ['schools', 'families', 'interviews'] as const
  const files = await Promise.all(kinds.map(async (kind) => csvText(await exportByKind[kind](operator), 'machine')))
  const figures = await figuresForWeek(operator, { week: firstWeek, level: 'organisation', ref: undefined })
  return {
    figures: JSON.stringify(figures),
    release: JSON.stringify(await preparedPeriod(operator, weekOf(firstWeek))),
    ...Object.fromEntries(kinds.map((kind, at) => [`export of ${kind}`, files[at] ?? ''])),
  }
}

beforeAll(async () => {
  const publication = await aPublication()
  organisationId = publication.organisationId
  coordinator = publication.first
  await database().family.updateMany({ where: { organisationId }, data: { homeLanguages: [] } })
  before = await outputs()
  const interviews = await database().interview.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
  // A third of the families: every figure and cell would differ if a concern were in it.
  for (const { familyId, callerId } of interviews.slice(0, 11)) {
    await database().family.update({ where: { id: familyId }, data: { callerId } })
    const caller = await actorFor(organisationId, callerId)
    const concernId = await raiseConcern(caller, familyId, { text: `${canary} over dit gezin`, source: 'child' })
    await recordDecision(coordinator, {
      concernId,
      entryId: randomUUID(),
      lastEntryId: concernId,
      decision: 'reported',
      text: `${canary}: gemeld`,
    })
    await database().family.update({ where: { id: familyId }, data: { callerId: null } })
  }
  after = await outputs()
})

test.each(['figures', 'release', 'export of schools', 'export of families', 'export of interviews'])(
  'is not in the %s, which stay the same to the byte',
  (name) => {
    expect(before[name]?.length).toBeGreaterThan(20)
    expect(after[name]).toBe(before[name])
    expect(after[name]).not.toContain(canary)
  },
)

describe('a search', () => {
  test('finds no family, help or row of the log by the words of a concern', async () => {
    const entries = await database().concernEntry.findMany({ where: { organisationId }, select: { text: true } })
    expect(entries.filter(({ text }) => text.includes(canary))).toHaveLength(22)
    const families = await familyList(coordinator, { filter: familyFilterSchema.parse({}), text: canary })
    expect(families.count).toBe(0)
    const help = await helpList(coordinator, { filter: helpFilterSchema.parse({}), text: canary })
    expect(help.count).toBe(0)
    const admin = await anActor(organisationId, 'admin')
    expect(JSON.stringify(await loadLog(admin, logFilterSchema.parse({})))).not.toContain(canary)
  })
})

test('no code of figures, exports, releases, weeks, exchange or searches reads a table of concerns', () => {
  const folders = [
    'src/domain/figures',
    'src/domain/disclosure',
    'src/domain/export',
    'src/domain/exchange',
    'src/features/weeks',
    'src/features/releases',
    'src/features/families',
    'src/features/help',
    'src/features/imports',
    'src/server/facts',
  ]
  // The demonstration is made of concerns too: it writes them and reads none.
  const writesDemo = 'src/features/imports/parts/store-demo-calls.ts'
  const files = [...codeIn(...folders), 'src/server/facts.ts', 'src/server/family-search.ts']
  expect(files.length).toBeGreaterThan(100)
  const readers = files.filter(
    (file) =>
      file !== writesDemo && /safety_?concern|concern_?(entry|entries|sighting)/i.test(fs.readFileSync(file, 'utf8')),
  )
  expect(readers).toEqual([])
})
