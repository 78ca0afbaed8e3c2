import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { publicationSchoolFromAnswers } from '@/domain/disclosure/policy/nodes'
import type { Contributor, Values } from '@/domain/disclosure/policy/publication'
import { figureKeys, valueOf } from '@/domain/disclosure/policy/published-figures'
import { factValues } from '@/domain/figures/coded-fact'
import { tableOf } from '@/domain/figures/table-of'
import { nextWeek, parseWeek, type Week } from '@/domain/figures/week'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import { pseudonymOf } from '@/server/crypto'
import { Prisma, type Transaction } from '@/server/db'
import { chosenVersions, versionIn, type InForceSince } from '@/server/instrument-in-force'
import { openedValue, type SealedField } from '@/server/stored-answer'
import type { Register } from './register'
import { storedValues } from './stored-json'

/** `interviewId` is null once its interview is erased. */
export type CountedContributor = Contributor & { interviewId: string | null }

type FactRow = {
  interview_id: string
  family_id: string
  week: string
  completed: boolean
  version: number
  codes: number[]
  load: number | null
  capacity: number | null
  ages: SealedField
  places: SealedField
}

const ages: ItemKey = 'children_ages'
const schools: ItemKey = 'schools'

const answerIn = ({ interview_id: id }: FactRow, key: string, value: SealedField) => openedValue(id, { key, value })

const facts = (tx: Transaction, { organisationId }: Actor, condition: Prisma.Sql) => tx.$queryRaw<FactRow[]>`
  select interview_id, family_id, week, completed, instrument_version::int as version, codes::int[] as codes, load, capacity,
    (select value from answer a where a.interview_id = fact.interview_id and a.key = ${ages}) as ages,
    (select value from answer a where a.interview_id = fact.interview_id and a.key = ${schools}) as places
  from interview_fact fact
  where organisation_id = ${organisationId}::uuid and ${condition}`

/**
 * Facts that count for their family in their week and are not frozen yet: the week is open, or they came too late for it.
 */
const countingFacts = (tx: Transaction, actor: Actor, weeks: readonly Week[]) =>
  facts(
    tx,
    actor,
    Prisma.sql`is_of_week and week = any(${weeks}::text[])
      and not exists (select 1 from contributor c where c.interview_id = fact.interview_id)`,
  )

/** `reference`: the version in force in the week in which the interview counts. */
const valuesOf = (row: FactRow, reference: Instrument): Values => {
  const instrument = instrumentOf(row.version)
  const fact = { instrument, ...factValues(instrument, row.codes), load: row.load, capacity: row.capacity }
  return tableOf(figureKeys, (key) => valueOf(key, fact, reference))
}

/** The first week from the interview's own on that is not frozen: a late interview counts in a later week. */
const countsIn = (week: Week, frozenWeekSet: ReadonlySet<string>): Week => {
  let at = week
  while (frozenWeekSet.has(at)) at = nextWeek(at)
  return at
}

export type Organisation = { id: string; publicationKey: Uint8Array; threshold: number }

type OwnContributor = CountedContributor & { own: Week }

/** When two interviews of a family count in one week, keeps the one that belongs to that week. */
const onePerFamily = (contributors: readonly OwnContributor[]): OwnContributor[] => {
  const contributorByFamily = new Map<string, OwnContributor>()
  for (const contributor of contributors) {
    const key = `${contributor.family}|${contributor.week}`
    const otherContributor = contributorByFamily.get(key)
    if (!otherContributor || otherContributor.own < contributor.own) contributorByFamily.set(key, contributor)
  }
  return [...contributorByFamily.values()].toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
}

type ContributorScope = {
  organisation: Organisation
  register: Register
  frozen: ReadonlySet<string>
  /** The versions of the instrument that the organisation chose. */
  versionChoices: readonly InForceSince[]
  weeks: readonly Week[]
}

const contributorOf = (
  { organisation, register, versionChoices }: ContributorScope,
  row: FactRow,
  week: Week,
  ownWeek: Week,
): OwnContributor | null => {
  const school = register.schoolOf.get(
    publicationSchoolFromAnswers(answerIn(row, ages, row.ages), answerIn(row, schools, row.places)) ?? '',
  )
  if (!school) return null
  return {
    municipality: school.municipality,
    board: school.board,
    school: school.school,
    interview: pseudonymOf(organisation.publicationKey, 'interview', row.interview_id),
    family: pseudonymOf(organisation.publicationKey, 'family', row.family_id),
    week,
    completed: row.completed,
    values: valuesOf(row, instrumentOf(versionIn(versionChoices, week))),
    interviewId: row.interview_id,
    own: ownWeek,
  }
}

/**
 * `late`: how many of `added` came too late for their own week. `nowhere`: families of these weeks without a listed school.
 */
export type NewContributors = { added: readonly CountedContributor[]; late: number; nowhere: number }

/** Those who would contribute to the weeks that are not frozen yet. */
export const newContributors = async (
  tx: Transaction,
  actor: Actor,
  scope: ContributorScope,
): Promise<NewContributors> => {
  const openWeeks = scope.weeks.filter((week) => !scope.frozen.has(week))
  if (openWeeks.length === 0) return { added: [], late: 0, nowhere: 0 }
  const weekSet = new Set<Week>([...openWeeks, ...[...scope.frozen].flatMap((week) => parseWeek(week) ?? [])])
  const rows = (await countingFacts(tx, actor, [...weekSet])).flatMap((row) => {
    const ownWeek = parseWeek(row.week)
    const week = ownWeek && countsIn(ownWeek, scope.frozen)
    return ownWeek && week && openWeeks.includes(week) ? [{ row, week, own: ownWeek }] : []
  })
  const contributorRows = rows.map(({ row, week, own: ownWeek }) => contributorOf(scope, row, week, ownWeek))
  const addedContributors = onePerFamily(contributorRows.filter((contributor) => contributor !== null))
  return {
    added: addedContributors,
    late: addedContributors.filter((contributor) => contributor.own !== contributor.week).length,
    nowhere: rows.filter(({ week, own: ownWeek }, index) => week === ownWeek && !contributorRows[index]).length,
  }
}

/** The frozen contributors of some weeks, or of all, with the school that they had when they were frozen. */
export const frozenContributors = async (
  tx: Transaction,
  { organisationId }: Actor,
  weeks: readonly Week[] | null,
): Promise<CountedContributor[]> => {
  const rows = await tx.contributor.findMany({
    where: { organisationId, ...(weeks && { week: { in: [...weeks] } }) },
    orderBy: { pseudonym: 'asc' },
  })
  return rows.flatMap((row) => {
    const week = parseWeek(row.week)
    if (!week) return []
    return [
      {
        municipality: row.municipalityId,
        board: row.boardId,
        school: row.schoolId,
        interview: row.pseudonym,
        family: row.familyPseudonym,
        week,
        completed: row.completed,
        values: storedValues(row),
        interviewId: row.interviewId,
      },
    ]
  })
}

/** How many frozen contributors of these weeks would now have another value in some figure. */
export const correctedInterviews = async (tx: Transaction, actor: Actor, weeks: readonly Week[]): Promise<number> => {
  const frozenOnes = await frozenContributors(tx, actor, weeks)
  const ids = frozenOnes.flatMap(({ interviewId }) => interviewId ?? [])
  const rows = await facts(tx, actor, Prisma.sql`interview_id = any(${ids}::uuid[])`)
  const versionChoices = await chosenVersions(tx, actor.organisationId)
  const rowOf = new Map(rows.map((row) => [row.interview_id, row]))
  const isOther = ({ interviewId, week, values }: CountedContributor) => {
    const row = rowOf.get(interviewId ?? '')
    if (!values || !row) return false
    const now = valuesOf(row, instrumentOf(versionIn(versionChoices, week)))
    return figureKeys.some((key) => values[key] !== now[key])
  }
  return frozenOnes.filter(isOther).length
}
