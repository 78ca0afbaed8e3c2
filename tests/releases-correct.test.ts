import { beforeAll, describe, expect, test } from 'vitest'
import { unitId } from '@/domain/disclosure/publication'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { discardPreparation } from '@/features/releases/commands/discard-preparation'
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
  secondWeek,
  weekOf,
  type APublication,
  type Releases,
} from './a-publication'
import { knownTooWell, type Report } from './outside-program'

const period = weekOf(firstWeek)
const reason = 'Antwoorden verkeerd ingevuld.'

/** The families of B1 and B2 who said no, or partly, turn out to have said yes. */
const wrong = Array.from({ length: 29 }, (_, number) => number).filter((number) => number % 3 !== 0)
const schoolOf = (number: number) => (number < 8 ? 'S1' : number < 15 ? 'S2' : 'S3')
const setRight = (here: APublication, number: number, answer = 'yes') =>
  corrected(here, `${firstWeek}/${schoolOf(number)}/${number}`, 'homework_help', answer)

const otherReadings = async (here: APublication) => {
  const view = (await preparationAt(here.first, period))!
  return view.nodes.flatMap(({ id, figures }) =>
    Object.entries(figures).flatMap(([key, figure]) => (figure.before ? [{ id, key, ...figure }] : [])),
  )
}

/** Sets one answer after another right, and prepares, until some figure reads otherwise. */
const correctedUntilItShows = async (here: APublication) => {
  for (const [index, number] of wrong.entries()) {
    await setRight(here, number)
    const at = await prepared(here, period, reason)
    const other = await otherReadings(here)
    if (other.length > 0) return { at, other, answers: index + 1 }
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
    expect(await correctedSince(here.first, period)).toBe(shown.answers)
    expect((await preparationAt(here.first, period))?.corrections).toBe(shown.answers)
    for (const { key, before: was, ...now } of shown.other) {
      expect(key).toBe('homework_help')
      expect(was).not.toEqual({ said: now.said, ...('text' in now && { text: now.text, size: now.size }) })
    }
  })

  test('change nothing that is read until another person approves', async () => {
    expect(await releasesAt(here, period)).toEqual(before)
    await expect(approveRelease(here.first, shown.at)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('corrected once more meanwhile are a conflict, and show what changed', async () => {
    await setRight(here, 0, 'no')
    await expect(approveRelease(here.second, shown.at)).rejects.toMatchObject({ reason: 'figures_changed' })
    const view = await preparationAt(here.first, period)
    expect(view?.isStale).toBe(true)
    expect(view?.changes.map(({ key }) => key)).toContain('homework_help')
    await setRight(here, 0, 'yes')
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
    expect(await correctedSince(here.first, period)).toBe(0)
    const values = await database().contributor.findMany({
      where: { organisationId: here.organisationId, correctedAt: { not: null } },
      select: { values: true },
    })
    expect(values).toHaveLength(shown.answers)
    for (const one of values) expect(one.values).toMatchObject({ homework_help: 1 })
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

test('the database takes a correction of values that comes later, and no other', async () => {
  const here = await aPublication()
  await published(here, period)
  const where = `where organisation_id = '${here.organisationId}'`
  const change = (set: string) => database().$executeRawUnsafe(`update contributor set ${set} ${where}`)
  const frozen = 'what was published is frozen'
  await expect(change(`values = '{}'`)).rejects.toThrow(frozen)
  await expect(change(`values = null, corrected_at = now()`)).rejects.toThrow(frozen)
  await expect(change(`values = '{}', corrected_at = now(), week = '2020-W20'`)).rejects.toThrow(frozen)
  await expect(change(`values = '{}', corrected_at = now(), interview_id = gen_random_uuid()`)).rejects.toThrow(frozen)
  await change(`values = values, corrected_at = now()`)
  await expect(change(`values = values, corrected_at = now() - interval '1 day'`)).rejects.toThrow(frozen)
})
