/** A release of a week with two versions: each figure has its own contributors. */
import { expect, test, vi } from 'vitest'
import type { FigureKey } from '@/domain/disclosure/policy/published-figures'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { storedValues } from '@/features/releases/parts/stored-json'
import { database, inTransaction } from '@/server/db'
import { recomputeFacts } from '@/server/facts'
import { aPublication, blockOf, firstWeek, prepared, published, secondWeek, weekOf } from './publication-fixture'

vi.mock('@/domain/instrument/versions', async () => {
  const { version1 } = await import('@/domain/instrument/version-1/version-1')
  const { version2 } = await import('./second-version/records')
  return { definitions: [version1, version2] }
})

/** With internet and worries, the five that a load needs. */
const loadAnswers = { enough_room: 'yes', rules_clear: 'partly', money_for_groceries: 'yes' }

/** Every third interview was made with version 1, and version 2 is in force from the second week on. */
const aMixedPublication = async () => {
  const world = await aPublication([firstWeek, secondWeek])
  const { organisationId } = world
  const interviews = await database().interview.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
  await database().answer.createMany({
    data: interviews.flatMap(({ id: interviewId }) =>
      Object.entries(loadAnswers).map(([key, value]) => ({ organisationId, interviewId, key, value })),
    ),
  })
  const oldIds = interviews.filter((_, index) => index % 3 === 0).map(({ id }) => id)
  await database().interview.updateMany({ where: { id: { in: oldIds } }, data: { instrumentVersion: 1 } })
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: secondWeek, version: 2 } })
  await inTransaction((tx) => recomputeFacts(tx, organisationId, world.families))
  return { world, old: new Set(oldIds) }
}

test('an interview of the other version contributes to what is counted alike, and not to load', async () => {
  const { world, old } = await aMixedPublication()
  for (const [week, version] of [
    [firstWeek, 1],
    [secondWeek, 2],
  ] as const) {
    const releases = await published(world, weekOf(week))
    const revisions = releases.flatMap((release) => release.revisions)
    expect(new Set(revisions.map(({ instrumentVersion }) => instrumentVersion)), `${week}`).toEqual(new Set([version]))
    const rows = await database().contributor.findMany({ where: { organisationId: world.organisationId, week } })
    expect(rows).toHaveLength(33)
    const ofLoad = rows.filter((row) => (storedValues(row)?.load ?? null) !== null)
    const isOfVersion = ({ interviewId }: { interviewId: string | null }) =>
      old.has(interviewId ?? '') === (version === 1)
    expect(ofLoad.map(({ interviewId }) => interviewId)).toEqual(
      rows.filter(isOfVersion).map(({ interviewId }) => interviewId),
    )
    expect(rows.filter((row) => (storedValues(row)?.homework_help ?? null) !== null)).toHaveLength(33)
    const town = releases.find(({ boardId }) => boardId === null)?.revisions[0]
    const contributorsTo = (key: FigureKey) =>
      town?.statements.find((statement) => statement.key === key)?.interviews.toSorted()
    expect(contributorsTo('homework_help')).toEqual(rows.map(({ pseudonym }) => pseudonym).toSorted())
    expect(contributorsTo('load')).toEqual(ofLoad.map(({ pseudonym }) => pseudonym).toSorted())
  }
})

test('a period has the version that was in force in its last week', async () => {
  const { world } = await aMixedPublication()
  const block = blockOf('2020-W13')
  await prepared(world, block)
  expect((await preparationAt(world.first, block))?.instrumentVersion).toBe(2)
})
