import { beforeAll, describe, expect, test } from 'vitest'
import { approveRelease } from '@/features/releases/commands/approve-release'
import { saveText } from '@/features/releases/commands/save-text'
import { addQuote } from '@/features/releases/commands/add-quote'
import { withdrawRelease } from '@/features/releases/commands/withdraw-release'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { preparedPeriod } from '@/features/releases/queries/prepared-period'
import { correctedAnswers } from '@/features/releases/queries/corrected-answers'
import { systemActor } from '@/server/minted-actor'
import {
  aCallOf,
  aPublication,
  aQuote,
  blockOf,
  corrected,
  firstWeek,
  nodeIds,
  preparationOf,
  prepared,
  published,
  releasesAt,
  reworded,
  secondWeek,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'
import { stored } from './week-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

const period = weekOf(firstWeek)

/** All rows that an approval writes. */
const writtenOf = async ({ organisationId }: APublication) => {
  const where = { organisationId }
  return {
    weeks: (await database().frozenWeek.findMany({ where, orderBy: { week: 'asc' } })).map(({ week }) => week),
    contributors: await database().contributor.count({ where }),
    revisions: await database().releaseRevision.count({ where }),
    statements: await database().releaseStatement.count({ where }),
    count: (await database().organisation.findUniqueOrThrow({ where: { id: organisationId } })).releaseCount,
    approved: await database().audit.count({
      where: { ...where, verb: 'release.approve', detail: { path: ['at'], equals: firstWeek } },
    }),
  }
}
const nothing = { weeks: [], contributors: 0, revisions: 0, statements: 0, count: 0, approved: 0 }
const codes = (all: PromiseSettledResult<unknown>[]) =>
  all.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'done')).sort()
const saidOf = (releases: Releases) =>
  releases.map(({ number, revisions }) => [number, revisions.map(({ revision, state }) => `${revision} ${state}`)])

describe('release.approve', () => {
  let world: APublication
  beforeAll(async () => {
    world = await aPublication()
  })

  test('is refused to the preparer, the command line and another organisation', async () => {
    const at = await prepared(world, period)
    await expect(approveRelease(world.first, at)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(approveRelease(systemActor(world.organisationId), at)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(approveRelease(stranger, at)).rejects.toMatchObject({ code: 'not_found' })
    expect(await writtenOf(world)).toEqual(nothing)
    const refusals = (await auditOf(at.id)).filter(({ verb }) => verb === 'release.approve')
    expect(refusals).toEqual([{ verb: 'release.approve', detail: { refused: true } }])
  })

  test('is refused to the writer of a quote in it: two people are responsible for every quote', async () => {
    const here = await aPublication()
    const { id } = await prepared(here, period)
    await addQuote(here.second, await aQuote(here, id))
    const { version } = await preparationOf(id)
    await expect(approveRelease(here.second, { id, version })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await writtenOf(here)).toEqual(nothing)
    expect(await approveRelease(here.coach, { id, version })).toMatchObject({ releases: 4 })
  })

  test('by a coach publishes a release for every node, numbered from one, with an audit row', async () => {
    const at = await prepared(world, period)
    expect(await approveRelease(world.coach, at, new Date('2020-04-01T10:00:00Z'))).toEqual({ releases: 4 })
    const releases = await releasesAt(world, period)
    expect(saidOf(releases)).toEqual([1, 2, 3, 4].map((number) => [number, ['1 published']]))
    const [revision] = releases.find(({ level }) => level === 'municipality')!.revisions
    expect(revision).toMatchObject({
      nodeName: 'Gemeente M1',
      recipient: 'Gemeente M1',
      organisationName: 'Proef',
      families: '30-49',
      preparedById: world.first.staffId,
      approvedById: world.coach.staffId,
      publishedAt: new Date('2020-04-01T10:00:00Z'),
      threshold: 10,
    })
    expect(revision!.contributors).toHaveLength(33)
    expect(await preparationOf(at.id)).toMatchObject({ state: 'published' })
    expect((await auditOf(at.id)).at(-1)).toEqual({
      verb: 'release.approve',
      detail: { grain: 'week', at: firstWeek, releases: 4 },
    })
    await expect(approveRelease(world.second, at)).rejects.toMatchObject({ reason: 'preparation_closed' })
  })

  test('publishes no figure of a board with too few families, and tells the board why', async () => {
    const small = (await releasesAt(world, period)).find(({ boardId }) => boardId === world.places.B3)!
    expect(small.revisions[0]).toMatchObject({ families: null, statements: [] })
    const { revisions } = await issueById(world.readers.B3, small.id)
    expect(revisions[0]?.figures.every(({ said }) => !said)).toBe(true)
  })

  test('freezes the contributors of every school, including schools without a published figure', async () => {
    const where = { organisationId: world.organisationId }
    const perBoard = await database().contributor.groupBy({ by: ['boardId'], where, _count: true })
    const { B1, B2, B3 } = world.places
    expect(new Map(perBoard.map(({ boardId, _count }) => [boardId, _count]))).toEqual(
      new Map([
        [B1, 15],
        [B2, 14],
        [B3, 4],
      ]),
    )
    expect(await database().contributor.count({ where: { ...where, interviewId: null } })).toBe(0)
  })
})

describe('a change since the preparation was looked at', () => {
  test.each([
    ['an answer was corrected', (here: APublication) => corrected(here, `${firstWeek}/S3/20`, 'homework_help', 'yes')],
    ['an interview was added', (here: APublication) => stored(here.organisationId, [aCallOf(firstWeek, 'S4', 99)])],
  ])('%s: is a conflict, and nothing is published in part', async (_, change) => {
    const here = await aPublication()
    const at = await prepared(here, period)
    await change(here)
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ code: 'conflict', reason: 'figures_changed' })
    expect(await writtenOf(here)).toEqual(nothing)
    expect(await approveRelease(here.second, await prepared(here, period))).toMatchObject({ releases: 4 })
  })

  test('in a text is a conflict, and nothing is published in part', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const words = { node: nodeIds(here).B1, version: 0, comment: 'Nieuw', points: [], requests: [] }
    await saveText(here.first, { preparationId: at.id, ...words })
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    expect(await writtenOf(here)).toEqual(nothing)
  })

  test('in a text at the moment of approval is not published unseen', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const { organisationId } = here
    let approval: Promise<unknown> = Promise.resolve()
    // Like a writer half-way: the text is written in a transaction that is not committed yet.
    await database().$transaction(async (tx) => {
      await tx.$executeRaw`lock table preparation_text in access exclusive mode`
      await tx.preparation.update({ where: { id: at.id }, data: { version: { increment: 1 } } })
      const node = nodeIds(here).M1
      await tx.preparationText.create({ data: { preparationId: at.id, organisationId, node, comment: 'Ongezien' } })
      approval = approveRelease(here.second, at).catch((error: unknown) => error)
      for (let waiting = 0n; waiting === 0n;)
        [{ waiting } = { waiting: 0n }] = await tx.$queryRaw<{ waiting: bigint }[]>`
          select count(*) as waiting from pg_locks l join pg_stat_activity a using (pid)
          where not l.granted and a.datname = current_database()`
    })
    expect(await approval).toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    expect(await writtenOf(here)).toEqual(nothing)
  })
})

describe('at the same moment', () => {
  test('two people who approve the same preparation publish it once', async () => {
    const here = await aPublication()
    const at = await prepared(here, period)
    const both = await Promise.allSettled([approveRelease(here.second, at), approveRelease(here.coach, at)])
    expect(codes(both)).toEqual(['conflict', 'done'])
    expect(await writtenOf(here)).toMatchObject({
      weeks: [firstWeek],
      contributors: 33,
      revisions: 4,
      count: 4,
      approved: 1,
    })
  })

  test('two periods get numbers without gaps, and the second one must be looked at again', async () => {
    const here = await aPublication([firstWeek, secondWeek])
    const [one, other] = [await prepared(here, period), await prepared(here, weekOf(secondWeek))]
    const both = await Promise.allSettled([approveRelease(here.second, one), approveRelease(here.coach, other)])
    // Both weeks are in one block, so the publication of the first changes what may be published of the second.
    expect(codes(both)).toEqual(['conflict', 'done'])
    for (const at of [period, weekOf(secondWeek)])
      if ((await releasesAt(here, at)).length === 0) await published(here, at)
    const numbers = await database().release.findMany({
      where: { organisationId: here.organisationId },
      select: { number: true },
    })
    expect(numbers.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('an interview that comes in late', () => {
  test('counts in the next period and not in the frozen one', async () => {
    const here = await aPublication([firstWeek, secondWeek])
    await published(here, period)
    const before = await releasesAt(here, period)
    await stored(here.organisationId, [aCallOf(firstWeek, 'S4', 99)])
    const next = await preparedPeriod(here.first, weekOf(secondWeek))
    expect(next.find(({ node }) => node.level === 'municipality')?.contributors).toHaveLength(34)
    await published(here, weekOf(secondWeek))
    await published(here, period, 'Een tikfout.')
    const [town] = await releasesAt(here, period)
    expect(town?.revisions[1]?.contributors).toEqual(before[0]?.revisions[0]?.contributors)
    expect(town?.revisions[1]?.contributors).toHaveLength(33)
    const late = await database().contributor.findFirstOrThrow({
      where: { organisationId: here.organisationId, week: secondWeek, interview: { ref: `${firstWeek}/S4/99` } },
    })
    expect(late.values).not.toBeNull()
  })

  test('changes no later release, nor the block, when its answer is corrected after it was frozen', async () => {
    const here = await aPublication()
    await published(here, period)
    const before = await preparedPeriod(here.first, blockOf('2020-W13'))
    await corrected(here, `${firstWeek}/S1/0`, 'homework_help', 'no')
    await corrected(here, `${firstWeek}/S1/0`, 'schools', ['S3'])
    expect(await preparedPeriod(here.first, blockOf('2020-W13'))).toEqual(before)
  })
})

describe('a correction', () => {
  test('is a second revision with the same figures and contributors, and the first one says that it was replaced', async () => {
    const here = await aPublication()
    await published(here, period)
    await published(here, period, 'Een tikfout.')
    const releases = await releasesAt(here, period)
    // Releases without a changed word get no new revision, so their readers get no letter.
    expect(saidOf(releases)).toEqual([
      [1, ['1 replaced', '2 published']],
      ...[2, 3, 4].map((number) => [number, ['1 published']]),
    ])
    const town = releases.find(({ level }) => level === 'municipality')!
    const [first, second] = town.revisions
    const same = ['figures', 'families', 'contributors', 'contributorPrint', 'threshold', 'rules', 'audit'] as const
    for (const part of same) expect(second![part]).toEqual(first![part])
    expect([second!.correction, second!.statements]).toEqual(['Een tikfout.', []])
    expect(
      (await issueById(here.readers.M1, town.id)).revisions.map(({ revision, state, comment, reason }) => [
        revision,
        state,
        comment,
        reason,
      ]),
    ).toEqual([
      [2, 'published', 'Verbeterd', 'Een tikfout.'],
      [1, 'replaced', '', ''],
    ])
  })

  test('without a changed word is refused, and stays open', async () => {
    const here = await aPublication()
    await published(here, period)
    const at = await prepared(here, period, 'Een tikfout.')
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ reason: 'nothing_corrected' })
    expect((await preparationOf(at.id)).state).toBe('open')
    expect(saidOf(await releasesAt(here, period))).toEqual([1, 2, 3, 4].map((number) => [number, ['1 published']]))
  })

  test('of a withdrawn release leaves it withdrawn', async () => {
    const here = await aPublication()
    const [{ revisions }] = (await published(here, period)) as [Releases[number]]
    await withdrawRelease(here.first, { revisionId: revisions[0]!.id })
    const [corrected] = await published(here, period, 'Opnieuw')
    expect(corrected?.revisions.map(({ state }) => state)).toEqual(['withdrawn', 'published'])
  })

  test('of other releases leaves a withdrawn release withdrawn', async () => {
    const here = await aPublication()
    const [, board] = (await published(here, period)) as [Releases[number], Releases[number]]
    await withdrawRelease(here.first, { revisionId: board.revisions[0]!.id })
    const [town, again] = await published(here, period, 'De toelichting was te kort')
    expect(town?.revisions.map(({ state }) => state)).toEqual(['replaced', 'published'])
    expect(again?.revisions.map(({ state }) => state)).toEqual(['withdrawn'])
  })

  test('prepared before a withdrawal must be looked at again', async () => {
    const here = await aPublication()
    const [town] = (await published(here, period)) as [Releases[number]]
    const at = await reworded(here, (await prepared(here, period, 'Een tikfout.')).id)
    await withdrawRelease(here.second, { revisionId: town.revisions[0]!.id })
    await expect(approveRelease(here.second, at)).rejects.toMatchObject({ reason: 'figures_changed' })
  })
})

describe('an answer that is corrected after publication', () => {
  const answer = (here: APublication) => corrected(here, `${firstWeek}/S1/1`, 'worries', 'yes')

  test('is shown to the organisation and changes no published figure, not even in a correction', async () => {
    const here = await aPublication()
    const before = await published(here, period)
    expect(await correctedAnswers(here.first, period)).toBe(0)
    await answer(here)
    expect(await correctedAnswers(here.first, period)).toBe(1)
    for (const actor of [here.caller, here.admin, here.readers.M1])
      await expect(correctedAnswers(actor, period)).rejects.toMatchObject({ code: 'forbidden' })
    const after = await published(here, period, 'Een tikfout.')
    const figures = (releases: Releases) => releases.map(({ revisions }) => revisions.at(-1)!.figures)
    expect(figures(after)).toEqual(figures(before))
  })
})
