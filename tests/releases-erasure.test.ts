import { beforeAll, describe, expect, test } from 'vitest'
import type { Week } from '@/domain/figures/week'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { addQuote } from '@/features/releases/commands/add-quote'
import { removeQuote } from '@/features/releases/commands/remove-quote'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { issues } from '@/features/releases/queries/issues'
import { systemActor } from '@/server/minted-actor'
import {
  aCallOf,
  aPublication,
  aQuote,
  blockOf,
  firstWeek,
  laterWeek,
  preparationOf,
  prepared,
  published,
  releasesAt,
  secondWeek,
  weekOf,
  type APublication,
} from './publication-fixture'
import { stored } from './week-fixture'
import { said } from './arbitrary-answers'
import { aSchool } from './factories'
import { database, ownerDatabase } from './owner'

const period = weekOf(firstWeek)
const everything = { skip: 0, take: 1000 }

/** Every row of every table as text, except the audit and the erasures, which hold ids of deleted rows. */
const everyRow = async () => {
  const tables = await database().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('audit', 'erasure')`
  const rows = tables.map(({ name }) =>
    database().$queryRawUnsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from "${name}" t`),
  )
  return (await Promise.all(rows)).flat().map(({ row }) => row)
}

/** As a parent asks for it, one after the other. */
const erase = async (ids: readonly string[]) => {
  for (const { ref, organisationId } of await database().family.findMany({ where: { id: { in: [...ids] } } }))
    await eraseFamily(systemActor(organisationId), { ref, reason: 'parent_asked' })
}

/** What was published, row by row as the database holds it. */
const publishedRows = async () => {
  const rows = ['release', 'release_revision', 'release_statement', 'frozen_week'].map((table) =>
    database().$queryRawUnsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from "${table}" t order by 1`),
  )
  return (await Promise.all(rows)).flat().map(({ row }) => row)
}

let world: APublication
/** Six of the eight families of S1, all of B2’s, and their interviews. */
let erased: { families: string[]; interviews: string[] }
let before: {
  contributors: { pseudonym: string; interviewId: string | null }[]
  read: string
  rows: string[]
  published: string[]
}
const contributors = () =>
  database().contributor.findMany({ where: { organisationId: world.organisationId }, orderBy: { pseudonym: 'asc' } })

beforeAll(async () => {
  world = await aPublication([firstWeek, secondWeek, laterWeek])
  const at = await prepared(world, period)
  await addQuote(world.first, await aQuote(world, at.id))
  await approveRelease(world.second, { id: at.id, version: (await preparationOf(at.id)).version })
  await published(world, weekOf(secondWeek))
  const families = [...world.families.slice(0, 6), ...world.families.slice(15, 29)]
  const interviews = await database().interview.findMany({ where: { familyId: { in: families } } })
  erased = { families, interviews: interviews.map(({ id }) => id) }
  before = {
    contributors: await contributors(),
    read: JSON.stringify(await issues(world.first, everything)),
    rows: await everyRow(),
    published: await publishedRows(),
  }
  await erase(families)
})

describe('erasing families whose answers were published', () => {
  test('leaves no path to a family or an interview, and none of their values', async () => {
    const ids = [...erased.families, ...erased.interviews]
    expect(ids).toHaveLength(40)
    const traces = (rows: string[]) => rows.filter((row) => ids.some((id) => row.includes(id)))
    expect(traces(before.rows).length).toBeGreaterThan(100)
    expect(traces(await everyRow())).toEqual([])
    const gone = (await contributors()).filter(({ interviewId }) => interviewId === null)
    expect(gone).toHaveLength(20)
    expect(gone.every(({ values }) => values === null)).toBe(true)
  })

  test('keeps every pseudonym, and the values of all others', async () => {
    const after = await contributors()
    expect(after.map(({ pseudonym }) => pseudonym)).toEqual(before.contributors.map(({ pseudonym }) => pseudonym))
    const isGone = new Set(erased.interviews)
    const others = before.contributors.filter(({ interviewId }) => !isGone.has(interviewId ?? ''))
    expect(after.filter(({ interviewId }) => interviewId !== null)).toEqual(others)
  })

  test('changes nothing in published releases', async () => {
    expect(JSON.stringify(await issues(world.first, everything))).toBe(before.read)
    expect(before.published.length).toBeGreaterThan(50)
    expect(await publishedRows()).toEqual(before.published)
  })

  test('lets nobody give an erased contributor a value again', async () => {
    const { organisationId } = world
    await ownerDatabase().contributor.updateMany({
      where: { organisationId, interviewId: null },
      data: { values: { internet: 1 } },
    })
    const again = await database().contributor.findMany({ where: { organisationId, interviewId: null } })
    expect(again.every(({ values }) => values === null)).toBe(true)
  })

  test('lets the audit pass, and the block, the next block and a correction be published', async () => {
    const operator = systemActor(world.organisationId)
    expect(await disclosureAudit(operator)).toMatchObject({ passed: true, findings: [] })
    for (const next of [blockOf('2020-W13'), weekOf(laterWeek), blockOf('2020-W17')]) {
      const releases = await published(world, next)
      expect(releases.length).toBeGreaterThan(0)
      expect(await disclosureAudit(operator)).toMatchObject({ passed: true, findings: [] })
    }
    const at = await prepared(world, period, 'Een tikfout.')
    // The families of the quote's theme are too few by now, and an erased family may have told it, so the quote is not
    // published again.
    await expect(approveRelease(world.second, at)).rejects.toMatchObject({ reason: 'quote_few_families' })
    const quote = await database().quote.findFirstOrThrow({ where: { preparationId: at.id } })
    await removeQuote(world.first, { id: quote.id })
    await approveRelease(world.second, { ...at, version: at.version + 1 })
    const corrected = await releasesAt(world, period)
    expect(corrected.map(({ revisions }) => revisions.length)).toEqual([2, 1, 1, 1])
    const said = (await releasesAt(world, weekOf(laterWeek))).flatMap(({ revisions }) => revisions[0]!.statements)
    expect(said.filter((one) => one.said).length).toBeGreaterThan(5)
  })

  test('leaves the next week all its figures, and earlier releases still pass the audit', async () => {
    const here = await aPublication([firstWeek, secondWeek])
    const { organisationId } = here
    const next = weekOf(secondWeek)
    // Municipalities with a small board left over beside a large one: so many that one of them is at an edge.
    const small: string[] = []
    for (const town of Array.from({ length: 10 }, (_, index) => index)) {
      for (const [school, board] of [
        ['large', 'large'],
        ['small', 'small'],
      ] as const)
        await aSchool(organisationId, `${town}-${school}`, `${town}-${board}`, `T${town}`)
      const calls = (week: Week, school: string, grades: readonly number[]) =>
        grades.map((grade, index) => {
          const call = aCallOf(week, `${town}-${school}`, index)
          return { ...call, answers: { ...call.answers, ...said({ grade_parent: grade }) } }
        })
      const grades = Array.from({ length: 10 }, (_, index) => 3 + ((index + town) % 3))
      await stored(organisationId, [...calls(firstWeek, 'large', grades), ...calls(secondWeek, 'large', grades)])
      small.push(...(await stored(organisationId, calls(firstWeek, 'small', [10, 10, 10]))).slice(2))
    }
    await published(here, period)
    const figures = async () => (await preparedPeriod(here.first, next)).map(({ node, figures: read }) => [node, read])
    const without = await figures()
    await erase(small)
    const operator = systemActor(organisationId)
    expect(await disclosureAudit(operator)).toMatchObject({ passed: true, findings: [] })
    expect(await figures()).toEqual(without)
    for (const one of [next, blockOf('2020-W13')]) {
      await published(here, one)
      expect(await disclosureAudit(operator)).toMatchObject({ passed: true, findings: [] })
    }
  })

  test('removes the family from a release that waits for approval', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await erase(here.families.slice(0, 1))
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ reason: 'figures_changed' })
    const [town] = await published(here, period)
    expect(town?.revisions[0]?.contributors).toHaveLength(32)
  })
})
