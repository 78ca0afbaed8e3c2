/** A release of a week with two versions: each figure has its own contributors, and each release its version's figures. */
import { expect, test, vi } from 'vitest'
import { figureKeysOf, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { releaseDocumentSchema } from '@/domain/export/release-json'
import { instrumentOf } from '@/domain/instrument/instrument'
import { disclosureAudit } from '@/features/releases/queries/disclosure-audit'
import { issues } from '@/features/releases/queries/issues'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { storedValues } from '@/features/releases/parts/stored-json'
import { inTransaction, ofOrganisation } from '@/server/db'
import { storeAnswers } from './factories'
import { recomputeFacts } from '@/server/facts'
import { systemActor } from '@/server/minted-actor'
import { releaseFile } from '@/server/release-file'
import { locales } from '@/i18n/locale'
import type * as texts from '@/i18n/version-texts'
import { wordedRelease } from '@/i18n/worded-release'
import { aPublication, blockOf, firstWeek, prepared, published, secondWeek, weekOf } from './publication-fixture'
import { quietPlace, unpublished } from './second-version/records'
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

/** With internet and worries, the five that a load needs. */
const loadAnswers = { enough_room: 'yes', rules_clear: 'partly', money_for_groceries: 'yes' }
const [addedKey, droppedKey]: readonly string[] = [quietPlace.key, unpublished]

/** Every third interview was made with version 1, and version 2 is in force from the second week on. */
const aMixedPublication = async () => {
  const world = await aPublication([firstWeek, secondWeek])
  const { organisationId } = world
  const interviews = await database().interview.findMany({ where: { organisationId }, orderBy: { ref: 'asc' } })
  await storeAnswers(
    organisationId,
    interviews.flatMap(({ id: interviewId }) =>
      Object.entries(loadAnswers).map(([key, value]) => ({ interviewId, key, value })),
    ),
  )
  const oldIds = interviews.filter((_, index) => index % 3 === 0).map(({ id }) => id)
  await storeAnswers(
    organisationId,
    interviews
      .filter(({ id }) => !oldIds.includes(id))
      .map(({ id: interviewId }) => ({ interviewId, key: quietPlace.key, value: 'no' })),
  )
  await database().interview.updateMany({ where: { id: { in: oldIds } }, data: { instrumentVersion: 1 } })
  await database().instrumentInForce.create({ data: { organisationId, fromWeek: secondWeek, version: 2 } })
  await inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, world.families))
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

test('a release is read, worded, exported and audited by its own version, also when a later one is in force', async () => {
  const { world } = await aMixedPublication()
  for (const week of [firstWeek, secondWeek]) await published(world, weekOf(week))
  const read = (await issues(world.readers.M1, { skip: 0, take: 10 })).flatMap(({ revisions }) => revisions)
  expect(read.map(({ period, instrument }) => [period.at, instrument])).toEqual([
    [secondWeek, 2],
    [firstWeek, 1],
  ])
  for (const release of read) {
    const ownKeys = figureKeysOf(instrumentOf(release.instrument))
    const [ownKey, otherKey] = release.instrument === 1 ? [droppedKey, addedKey] : [addedKey, droppedKey]
    expect(release.figures.map(({ key }) => key)).toEqual(ownKeys)
    expect(release.figures.find(({ key }) => key === ownKey)).toMatchObject({ said: true })
    expect(release.figures.some(({ key }) => key === otherKey)).toBe(false)
    for (const locale of locales) {
      const worded = wordedRelease(release, locale)
      expect(worded.counting.figures.map(({ key }) => key)).toEqual(ownKeys)
      const wordedNeeds = [...worded.needs.figures, ...worded.grades.figures, ...worded.strengths.figures]
      expect(wordedNeeds.some(({ key }) => key === otherKey)).toBe(false)
      const { bytes } = await releaseFile('json', release, locale)
      const document = releaseDocumentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
      expect(document.figures.map(({ key }) => key)).toEqual(ownKeys)
    }
  }
  const { passed, findings, items } = await disclosureAudit(systemActor(world.organisationId))
  expect({ passed, findings }).toEqual({ passed: true, findings: [] })
  const releasesWith = (key: string | undefined) =>
    new Set(items.filter(({ question }) => question === key).map(({ node }) => node.split('/').at(-1)))
  expect(releasesWith(droppedKey)).toEqual(new Set([firstWeek]))
  expect(releasesWith(addedKey)).toEqual(new Set([secondWeek]))
})
