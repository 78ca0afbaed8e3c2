import { beforeAll, describe, expect, test } from 'vitest'
import { unitId } from '@/domain/disclosure/publication'
import type { AnswerValue } from '@/domain/instrument/answer'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { auditEverything } from '@/features/releases/queries/audit-everything'
import { preparationAt } from '@/features/releases/queries/preparation'
import { correctedSince } from '@/features/releases/queries/published-period'
import { issueById } from '@/features/releases/queries/read-release'
import { database } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import {
  aPublication,
  blockOf,
  corrected,
  firstWeek,
  prepared,
  published,
  releasesAt,
  reworded,
  secondWeek,
  weekOf,
  type APublication,
  type Releases,
} from './a-publication'
import { knownTooWell, type Report } from './outside-program'

const period = weekOf(firstWeek)
const reason = 'Antwoorden verkeerd ingevuld.'

/** The families of B1 and B2 turn out to have said this, all of them. */
const right = { homework_help: 'yes', internet: 'yes', worries: 'no', grade_parent: 10, grade_children: 10 } as const
const everybody = Array.from({ length: 29 }, (_, number) => number)
const schoolOf = (number: number) => (number < 8 ? 'S1' : number < 15 ? 'S2' : 'S3')
const setRight = async (here: APublication, number: number, answers: Partial<Record<string, AnswerValue>> = right) => {
  for (const [key, value] of Object.entries(answers))
    if (value !== undefined) await corrected(here, `${firstWeek}/${schoolOf(number)}/${number}`, key, value)
}

const preparedFigures = async (here: APublication) => {
  const view = (await preparationAt(here.first, period))!
  return view.nodes.flatMap(({ id, figures }) =>
    Object.entries(figures).map(([key, figure]) => ({ id, key, ...figure })),
  )
}

/** Sets one family's answers after another's right, and prepares, until some figure reads otherwise. */
const correctedUntilItShows = async (here: APublication, numbers = everybody) => {
  for (const [index, number] of numbers.entries()) {
    await setRight(here, number)
    const at = await prepared(here, period, reason)
    const figures = await preparedFigures(here)
    const other = figures.filter(({ before }) => before)
    const kept = new Set(figures.filter((one) => one.kept).map(({ key }) => key))
    if (other.length > 0) return { at, other, kept, families: index + 1 }
  }
  throw new Error('nothing reads otherwise, though everybody says something else')
}

/** With how many statements it was asked together. */
const auditedOf = ({ audit }: { audit: unknown }) => (audit as { statements: number }).statements

const contributorsOf = (releases: Releases) =>
  releases.map(({ revisions }) =>
    revisions.map(({ contributors, contributorPrint }) => [contributors, contributorPrint]),
  )

describe('answers that were corrected after publication', () => {
  let here: APublication
  let before: Releases
  let shown: Awaited<ReturnType<typeof correctedUntilItShows>>
  beforeAll(async () => {
    here = await aPublication([firstWeek, secondWeek])
    before = await published(here, period)
    shown = await correctedUntilItShows(here)
  })

  test('are counted for who prepares, and side by side with how it was published', async () => {
    expect(await correctedSince(here.first, period)).toBe(shown.families)
    expect((await preparationAt(here.first, period))?.corrections).toBe(shown.families)
    for (const { key, before: was, ...now } of shown.other) {
      expect(Object.keys(right)).toContain(key)
      expect(shown.kept).not.toContain(key)
      expect(was).not.toEqual({ said: now.said, ...('text' in now && { text: now.text, size: now.size }) })
    }
  })

  test('change nothing that is read until another person approves', async () => {
    expect(await releasesAt(here, period)).toEqual(before)
    await expect(approveRelease(here.first, shown.at)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('corrected once more meanwhile are a conflict, and show what changed', async () => {
    await setRight(here, 0, { homework_help: 'no' })
    await expect(approveRelease(here.second, shown.at)).rejects.toMatchObject({ reason: 'figures_changed' })
    const view = await preparationAt(here.first, period)
    expect(view?.isStale).toBe(true)
    expect(view?.changes.map(({ key }) => key)).toContain('homework_help')
    await setRight(here, 0)
  })

  test('are a new revision where something reads otherwise, with the same contributors, and nowhere else', async () => {
    const { version } = await database().preparation.findUniqueOrThrow({ where: { id: shown.at.id } })
    await approveRelease(here.second, { id: shown.at.id, version })
    const after = await releasesAt(here, period)
    for (const [index, { level, municipalityId, boardId, revisions }] of after.entries()) {
      const was = before[index]!.revisions[0]!
      const id = unitId({ level, municipality: municipalityId, board: boardId ?? '', school: '', period })
      const other = shown.other.filter((one) => one.id === id)
      expect(revisions.map(({ state }) => state)).toEqual(other.length > 0 ? ['replaced', 'published'] : ['published'])
      const [first, second] = revisions
      expect({ ...first, state: 'published' }).toEqual(was)
      if (!second) continue
      expect(second.correction).toBe(reason)
      expect(auditedOf(second)).toBeGreaterThan(auditedOf(was))
      const figures = { ...(was.figures as object) } as Record<string, unknown>
      for (const { key, ...now } of other)
        figures[key] = now.said ? { said: true, text: now.text, size: now.size } : { said: false }
      expect(second.figures).toEqual(figures)
    }
    for (const sets of contributorsOf(after)) expect(new Set(sets.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  test('are read by the recipient, who sees what was corrected and the revision before', async () => {
    const town = before.find(({ level }) => level === 'municipality')!
    const [last, ...earlier] = (await issueById(here.readers.M1, town.id)).revisions
    const isRevised = shown.other.some(({ id }) => id.startsWith('municipality'))
    expect([last?.reason, earlier.length]).toEqual(isRevised ? [reason, 1] : ['', 0])
  })

  test('are taken over once, and count from then on, in the block too', async () => {
    // What cannot be corrected beside the first text waits, and is pointed out.
    expect((await correctedSince(here.first, period)) > 0).toBe(shown.kept.size > 0)
    const taken = await database().contributor.findMany({
      where: { organisationId: here.organisationId, corrected: { gt: 0 } },
      select: { values: true, corrected: true },
    })
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.length).toBeLessThanOrEqual(shown.families)
    const asNow = { homework_help: 1, internet: 0, worries: 0, grade_parent: 10, grade_children: 10 }
    for (const { values, corrected: times } of taken) {
      expect(times).toBe(1)
      for (const { key } of shown.other) expect(values).toMatchObject({ [key]: asNow[key as keyof typeof asNow] })
    }
    await published(here, weekOf(secondWeek))
    await published(here, blockOf('2020-W13'))
  })

  test('leave an audit that passes, and nothing for a program from outside', async () => {
    const report = await auditEverything(systemActor(here.organisationId))
    expect(report.findings).toEqual([])
    expect(knownTooWell(JSON.parse(JSON.stringify(report)) as Report).groups).toEqual([])
  })

  test('go with their family like all its answers, and the audit still passes', async () => {
    await database().family.deleteMany({ where: { id: { in: here.families.slice(0, 3) } } })
    const gone = await database().contributor.findMany({
      where: { organisationId: here.organisationId, interviewId: null },
    })
    expect(gone.length).toBeGreaterThan(0)
    for (const one of gone) expect(one.values).toBeNull()
    expect((await auditEverything(systemActor(here.organisationId))).findings).toEqual([])
  })
})

test('an answer that is withdrawn, or comes after publication, changes no figure of that period', async () => {
  const here = await aPublication()
  await published(here, period)
  const ref = `${firstWeek}/S1/1`
  const { organisationId } = here
  const { id: interviewId } = await database().interview.findFirstOrThrow({ where: { organisationId, ref } })
  await database().answer.delete({ where: { interviewId_key: { interviewId, key: 'homework_help' } } })
  await database().answer.create({ data: { organisationId, interviewId, key: 'daily_routine', value: 'yes' } })
  // An answer set to what it was: the facts are made again, with one answer less and one more.
  await corrected(here, ref, 'worries', 'no')
  const [fact] = await database().interviewFact.findMany({ where: { interviewId } })
  expect(fact).toMatchObject({ homeworkHelp: 'not_asked', dailyRoutine: 'yes' })
  expect(await correctedSince(here.first, period)).toBe(0)
  const at = await prepared(here, period, reason)
  await expect(approveRelease(here.second, at)).rejects.toMatchObject({ reason: 'nothing_corrected' })
  await discardPreparation(here.first, at)
})

test('the database takes a correction of values that is counted, and no other', async () => {
  const here = await aPublication()
  await published(here, period)
  const change = (set: string) =>
    database().$executeRawUnsafe(`update contributor set ${set} where organisation_id = '${here.organisationId}'`)
  const frozen = 'what was published is frozen'
  const other = `jsonb_set("values", '{homework_help}', '1')`
  const refused = [
    `"values" = ${other}`,
    `"values" = null, corrected = corrected + 1`,
    `"values" = '{}', corrected = corrected + 1`,
    // Nobody comes to a figure, and nobody goes from one.
    `"values" = jsonb_set("values", '{homework_help}', 'null'), corrected = corrected + 1`,
    `"values" = jsonb_set("values", '{daily_routine}', '1'), corrected = corrected + 1`,
    `"values" = ${other}, corrected = corrected + 2`,
    `"values" = ${other}, corrected = corrected + 1, week = '2020-W20'`,
    `"values" = ${other}, corrected = corrected + 1, interview_id = gen_random_uuid()`,
  ]
  for (const set of refused) await expect(change(set)).rejects.toThrow(frozen)
  await change(`"values" = ${other}, corrected = corrected + 1`)
  await expect(change(`"values" = ${other}, corrected = 1`)).rejects.toThrow(frozen)
})

describe('an erased family', () => {
  test('leaves the others to be corrected', async () => {
    const here = await aPublication()
    await published(here, period)
    await database().family.delete({ where: { id: here.families[0]! } })
    const { other } = await correctedUntilItShows(here, everybody.slice(1))
    expect(other.length).toBeGreaterThan(0)
  })
})

test('a release that is withdrawn after a correction was prepared does not come back unseen', async () => {
  const here = await aPublication()
  const [town] = (await published(here, period)) as [Releases[number]]
  const at = await prepared(here, period, reason)
  const words = await reworded(here, at.id)
  await withdrawRelease(here.second, { revisionId: town.revisions[0]!.id, reason: 'Verkeerd' })
  await expect(approveRelease(here.second, words)).rejects.toMatchObject({ reason: 'figures_changed' })
  expect((await preparationAt(here.first, period))?.isStale).toBe(true)
})

test('what cannot be corrected beside the first text reads as it did, and says so to who prepares', async () => {
  const here = await aPublication()
  await published(here, period)
  // Everybody said yes: from a third to all.
  for (const number of everybody) await setRight(here, number, { homework_help: 'yes' })
  await prepared(here, period, reason)
  const view = (await preparationAt(here.first, period))!
  const town = view.nodes.find(({ id }) => id.startsWith('municipality'))!
  expect(town.figures.homework_help).toMatchObject({ sum: 30, kept: true })
  expect(town.figures.homework_help.before).toBeUndefined()
  expect(await correctedSince(here.first, period)).toBe(everybody.filter((number) => number % 3 !== 0).length)
})
