import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  nodes,
  anOrganisationWithSchools,
  stored,
  week,
  columnsShownIn,
  domainRows,
  figureColumns,
  pageRows,
} from './week-fixture'
import { arbitraryInterviews, interview, said, weekAtSchools } from './arbitrary-answers'
import { aFamily, aHelpItem, aKnownFamily, anActor } from './factories'
import { countedFacts } from '@/domain/figures/counting'
import { figuresOf } from '@/domain/figures/figures-of'
import { interviewFact } from '@/domain/figures/interview-fact'
import { shownDetails, shownFigures } from '@/domain/figures/shown-figures'
import { byChooser } from '@/domain/figures/merged-counts'
import { tally } from '@/domain/figures/tally'
import { weekDetails } from '@/domain/figures/week-details'
import { createFamily } from '@/features/families/commands/create-family'
import { createFamilySchema } from '@/features/families/schema'
import { figuresForWeek } from '@/features/weeks/queries/figures-for-week'
import { helpOfWeek } from '@/features/weeks/parts/help-of-week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { figuresInputSchema, weekSchema, weekSearchSchema } from '@/features/weeks/schema'
import { latestInstrument as instrument } from '@/domain/instrument/instrument'
import { noPreferences } from '@/domain/people/contact-preferences'
import { systemActor } from '@/server/minted-actor'
import { database } from './owner'

const organisationNode = { level: 'organisation', ref: null } as const
const board = (ref: string) => ({ level: 'board', ref }) as const

const newFamily = () =>
  createFamilySchema.parse({
    id: randomUUID(),
    ref: '',
    parentName: 'Verzonnen Ouder',
    surname: '',
    knownAlike: [],
    address: '',
    note: '',
    ...noPreferences,
    status: 'known',
    programme: '',
    homeLanguages: [],
    callerId: null,
    contactPoints: [],
    children: [],
  })

let organisationId: string
let schools: Record<'S1' | 'S2' | 'S3', string>

beforeEach(async () => {
  ;({ organisationId, schools } = await anOrganisationWithSchools())
})

const figures = (at: (typeof nodes)[number] | typeof organisationNode = organisationNode) =>
  figuresForWeek(systemActor(organisationId), { week, level: at.level, ref: at.ref })

describe('the figures of a week from the database', () => {
  test('equal those of the domain to the byte, for the organisation and for every board, municipality and school', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInterviews, async (all) => {
        ;({ organisationId } = await anOrganisationWithSchools())
        await stored(organisationId, all)
        for (const at of nodes) {
          const counted = await figures(at)
          const only = at.schools ? { schoolRefs: new Set<string>(at.schools) } : {}
          const oracle = figuresOf(all, { week, level: at.level, ref: at.ref, instrument, ...only }, counted.reach)
          expect(JSON.stringify(counted)).toBe(JSON.stringify(oracle))
          expect(counted.reach.interviewed).toBe(oracle.families)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('on the page are the same, including its trend, bars and table', async () => {
    const columnsShown = new Set<string>()
    await fc.assert(
      fc.asyncProperty(weekAtSchools, async (all) => {
        ;({ organisationId } = await anOrganisationWithSchools())
        await stored(organisationId, all)
        const page = await weekPage(systemActor(organisationId), week, organisationNode)
        const ofWeek = countedFacts(all.map(interviewFact)).filter((fact) => fact.week === week)
        expect(page.figures).toEqual(shownFigures(await figures()))
        expect(page.details).toEqual(shownDetails(weekDetails(tally(ofWeek), instrument)))
        expect(page.byChooser).toEqual(byChooser(tally(ofWeek)))
        const { load, capacity, families } = page.figures
        expect(page.points.at(-1)).toEqual({ week, families, load, capacity, isBreak: false })
        const rows = domainRows(all, instrument)
        expect(pageRows(page.rows)).toEqual(rows)
        for (const column of columnsShownIn(rows)) columnsShown.add(column)
      }),
      { numRuns: 15 },
    )
    expect([...columnsShown].toSorted()).toEqual(figureColumns)
  })

  test('count interviews of their own organisation alone', async () => {
    const other = await anOrganisationWithSchools()
    await stored(other.organisationId, [interview()])
    expect((await figures()).interviews).toBe(0)
  })
})

describe('reach', () => {
  const attempt = (
    familyId: string,
    outcome: 'reached' | 'no_answer' | 'number_dead' | 'callback_asked',
    day: string,
  ) => database().contactAttempt.create({ data: { organisationId, familyId, outcome, day: new Date(day) } })

  test('counts the families that are listed, attempted, reached and interviewed', async () => {
    await stored(organisationId, [interview({ familyRef: 'F1' })])
    const [second, third, fourth] = [
      await aFamily(organisationId, 'F2'),
      await aFamily(organisationId, 'F3'),
      await aFamily(organisationId, 'F4'),
    ]
    await attempt(second, 'no_answer', '2020-03-30')
    await attempt(second, 'number_dead', '2020-04-01')
    await attempt(third, 'no_answer', '2020-04-01')
    await attempt(third, 'callback_asked', '2020-04-05')
    await attempt(fourth, 'reached', '2020-03-29')
    await attempt(fourth, 'reached', '2020-04-06')
    expect((await figures()).reach).toEqual({ listed: 4, attempted: 3, reached: 2, interviewed: 1 })
  })

  test('leaves out an attempt that was undone and an interview that does not count', async () => {
    await stored(organisationId, [interview({ answers: said({ confidentiality: 'no' }) })])
    const second = await aFamily(organisationId, 'F2')
    const { id } = await attempt(second, 'reached', '2020-04-01')
    await database().contactAttempt.update({ where: { id }, data: { undoneAt: new Date() } })
    expect((await figures()).reach).toEqual({ listed: 2, attempted: 0, reached: 0, interviewed: 0 })
  })

  test('of a past week does not change when families are added today, by hand or with later calls', async () => {
    await stored(organisationId, [interview({ familyRef: 'F1' })])
    const before = await figures()
    await aFamily(organisationId, 'F2', { listedSince: new Date('2020-04-06') })
    const later = await aFamily(organisationId, 'F3', { listedSince: new Date() })
    await attempt(later, 'reached', '2020-04-08')
    const actor = await anActor(organisationId, 'coordinator')
    await createFamily(actor, newFamily())
    expect(await figures()).toEqual(before)
    expect(before.reach.listed).toBe(1)
  })

  test('lists a family from its first day on, and earlier when it was called before that day', async () => {
    await aFamily(organisationId, 'F1', { listedSince: new Date('2020-04-05') })
    await aFamily(organisationId, 'F2', { listedSince: new Date('2020-04-06') })
    const written = await aFamily(organisationId, 'F3', { listedSince: new Date('2020-05-01') })
    await attempt(written, 'no_answer', '2020-04-01')
    expect((await figures()).reach).toEqual({ listed: 2, attempted: 1, reached: 0, interviewed: 0 })
  })

  test('of a school lists the families with a child there and adds those that named it in the call', async () => {
    const listed = await aKnownFamily(organisationId, { children: [{ age: 7, schoolId: schools.S3 }] })
    await attempt(listed.id, 'no_answer', '2020-04-01')
    const answers = said({ confidentiality: 'yes', children_ages: [8], schools: ['S3'] })
    await stored(organisationId, [interview({ answers })])
    expect((await figures(nodes[7])).reach).toEqual({ listed: 1, attempted: 2, reached: 1, interviewed: 1 })
    expect((await figures(nodes[5])).reach).toEqual({ listed: 0, attempted: 0, reached: 0, interviewed: 0 })
  })
})

describe('help', () => {
  const page = (at: typeof organisationNode | ReturnType<typeof board>) =>
    weekPage(systemActor(organisationId), week, at)

  test('agreed in the week is counted by type with its results; suggested and dismissed help is not', async () => {
    const { id: familyId } = await aKnownFamily(organisationId, { children: [{ age: 7, schoolId: schools.S1 }] })
    const done = (days: number, result: 'helped' | 'did_not_help') => ({
      familyId,
      state: 'done' as const,
      result,
      createdAt: new Date('2020-03-30T22:30:00Z'),
      closedAt: new Date(Date.parse('2020-03-30T22:30:00Z') + days * 86_400_000),
    })
    await aHelpItem(organisationId, done(2, 'helped'))
    await aHelpItem(organisationId, done(5, 'did_not_help'))
    await aHelpItem(organisationId, { familyId, type: 'visit' })
    await aHelpItem(organisationId, { familyId, state: 'dismissed' })
    await aHelpItem(organisationId, { familyId, state: 'suggested' })
    await aHelpItem(organisationId, { familyId, week: '2020-W15' })
    const none = { helped: 0, helpedABit: 0, didNotHelp: 0, notPossible: 0 }
    const laptops = { agreed: 2, done: 2, medianDays: null, ...none, helped: 1, didNotHelp: 1 }
    const expected = [
      { type: null, ...laptops, agreed: 3 },
      { type: 'laptop', ...laptops },
      { type: 'visit', agreed: 1, done: 0, medianDays: null, ...none },
    ]
    expect((await page(organisationNode)).help).toEqual(expected)
    const counted = await helpOfWeek(systemActor(organisationId), week, {
      ...organisationNode,
      name: null,
      schoolIds: null,
    })
    expect(counted.map(({ medianDays }) => medianDays)).toEqual([3.5, 3.5, null])
    expect((await page(board('B1'))).help).toEqual(expected)
    expect((await page(board('B2'))).help).toEqual([{ ...expected[2], type: null, agreed: 0 }])
  })
})

describe('reading the week', () => {
  test.each(['caller', 'coach', 'reader', 'admin'] as const)('refuses a %s, and records the refusal', async (role) => {
    const actor = await anActor(organisationId, role)
    await expect(weekPage(actor, week, organisationNode)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(figuresForWeek(actor, { week, ...organisationNode })).rejects.toMatchObject({ code: 'forbidden' })
    const refusals = await database().audit.findMany({ where: { organisationId, verb: 'week.read' } })
    expect(refusals.map(({ staffId, detail }) => [staffId, detail])).toEqual([
      [actor.staffId, { refused: true }],
      [actor.staffId, { refused: true }],
    ])
  })

  test('is permitted to a coordinator, for their own organisation alone', async () => {
    const other = await anOrganisationWithSchools()
    const actor = await anActor(organisationId, 'coordinator')
    expect((await weekPage(actor, week, organisationNode)).figures.interviews).toBe(0)
    await database().schoolBoard.update({
      where: { organisationId_ref: { organisationId: other.organisationId, ref: 'B2' } },
      data: { ref: 'B9' },
    })
    await expect(weekPage(actor, week, board('B9'))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('names the latest earlier week with calls when this one has none', async () => {
    await stored(organisationId, [
      interview({ callDate: '2020-03-01' }),
      interview({ ref: 'I2', callDate: '2020-04-06' }),
    ])
    const page = await weekPage(systemActor(organisationId), week, organisationNode)
    expect([page.figures.interviews, page.earlier]).toEqual([0, '2020-W09'])
  })

  test('shows languages, household and crowded homes for the whole organisation alone', async () => {
    await stored(organisationId, [
      interview({
        answers: said({ confidentiality: 'yes', children_ages: [8], schools: ['S1'], home_languages: ['ti'] }),
      }),
    ])
    const { shares, groups } = await figures(nodes[1])
    expect([shares.home_languages, shares.household_others, groups.crowded_home]).toEqual([null, null, null])
    expect((await figures()).shares.home_languages?.options.ti?.count).toBe(1)
  })
})

describe('an address', () => {
  test('names a week that exists', () => {
    const weeks = ['2020-W14', '2020-W53', '2021-W53', '2020-14', '', '2020-W14 ', 14, undefined]
    expect(weeks.map((text) => weekSchema.safeParse(text).success)).toEqual([true, true, ...Array(6).fill(false)])
  })

  test('names one node, the most specific when it names several, and the whole organisation when it names none', () => {
    const node = (search: object) => weekSearchSchema.parse(search).node
    expect(node({})).toEqual(organisationNode)
    expect(node({ board: 'B1' })).toEqual(board('B1'))
    expect(node({ municipality: 'G1', school: 'S1' })).toEqual({ level: 'school', ref: 'S1' })
    expect(weekSearchSchema.safeParse({ board: ['B1', 'B2'] }).success).toBe(false)
    expect(weekSearchSchema.safeParse({ board: 'x'.repeat(65) }).success).toBe(false)
  })

  test('on the command line has a reference with a level below the organisation, and none without', () => {
    const valid = (input: object) => figuresInputSchema.safeParse({ week: '2020-W14', ...input }).success
    expect([valid({}), valid({ level: 'board', ref: 'B1' })]).toEqual([true, true])
    expect([valid({ level: 'board' }), valid({ ref: 'B1' }), valid({ level: 'family', ref: 'F1' })]).toEqual([
      false,
      false,
      false,
    ])
  })
})
