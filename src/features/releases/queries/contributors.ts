import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { publicationSchoolOf } from '@/domain/disclosure/nodes'
import type { Contributor, Values } from '@/domain/disclosure/publication'
import { figureKeys, valueOf, type FigureKey } from '@/domain/disclosure/published-figures'
import { nextWeek, parseWeek, type Week } from '@/domain/figures/week'
import { pseudonymOf } from '@/server/crypto'
import { Prisma, type Transaction } from '@/server/db'
import type { Register } from './register'

/** `interviewId` null: erased, or not told. */
export type KnownContributor = Contributor & { interviewId: string | null }

type FactRow = Readonly<Record<string, unknown>> & {
  interview_id: string
  family_id: string
  week: string
  completed: boolean
  load_devices: number | null
  capacity_keeps_going: number | null
  capacity_goes_well: number | null
  load_5040: number | null
  capacity_840: number | null
  grade_parent: number | null
  grade_children: number | null
  ages: unknown
  places: unknown
}

const choiceColumns = Prisma.raw(
  figureKeys
    .filter(
      (key) =>
        !['devices', 'keeps_going', 'goes_well', 'grade_parent', 'grade_children', 'load', 'capacity'].includes(key),
    )
    .join(', '),
)

const facts = (tx: Transaction, { organisationId }: Actor, condition: Prisma.Sql) => tx.$queryRaw<FactRow[]>`
  select interview_id, family_id, week, completed, ${choiceColumns},
    load_devices, capacity_keeps_going, capacity_goes_well, load_5040, capacity_840, grade_parent, grade_children,
    (select value from answer a where a.interview_id = fact.interview_id and a.key = 'children_ages') as ages,
    (select value from answer a where a.interview_id = fact.interview_id and a.key = 'schools') as places
  from interview_fact fact
  where organisation_id = ${organisationId}::uuid and ${condition}`

/** Facts that speak for their family in a week that is not frozen, or came too late for one that is. */
const countingFacts = (tx: Transaction, actor: Actor, weeks: readonly Week[]) =>
  facts(
    tx,
    actor,
    Prisma.sql`is_of_week and week = any(${weeks}::text[])
      and not exists (select 1 from contributor c where c.interview_id = fact.interview_id)`,
  )

const valuesOf = (row: FactRow): Values => {
  const fact = {
    choices: row,
    loadItems: { devices: row.load_devices },
    capacityItems: { keeps_going: row.capacity_keeps_going, goes_well: row.capacity_goes_well },
    load5040: row.load_5040,
    capacity840: row.capacity_840,
    gradeParent: row.grade_parent,
    gradeChildren: row.grade_children,
  }
  return Object.fromEntries(figureKeys.map((key) => [key, valueOf(key, fact)])) as { [key in FigureKey]: number | null }
}

/** The first week from its own on that was not published yet: what came in late counts later. */
const countsIn = (week: Week, frozen: ReadonlySet<string>): Week => {
  let at = week
  while (frozen.has(at)) at = nextWeek(at)
  return at
}

export type Organisation = { id: string; publicationKey: Uint8Array; threshold: number }

type Own = KnownContributor & { own: Week }

/** Of two of one family in one week the one whose own week it is. */
const oncePerFamily = (all: readonly Own[]): Own[] => {
  const chosen = new Map<string, Own>()
  for (const one of all) {
    const place = `${one.family}|${one.week}`
    const other = chosen.get(place)
    if (!other || other.own < one.own) chosen.set(place, one)
  }
  return [...chosen.values()].toSorted((a, b) => (a.interview < b.interview ? -1 : 1))
}

type Asked = { organisation: Organisation; register: Register; frozen: ReadonlySet<string>; weeks: readonly Week[] }

const contributorOf = ({ organisation, register }: Asked, row: FactRow, week: Week, own: Week): Own | null => {
  const place = register.schoolOf.get(publicationSchoolOf(row.ages, row.places) ?? '')
  if (!place) return null
  return {
    municipality: place.municipality,
    board: place.board,
    school: place.school,
    interview: pseudonymOf(organisation.publicationKey, 'interview', row.interview_id),
    family: pseudonymOf(organisation.publicationKey, 'family', row.family_id),
    week,
    completed: row.completed,
    values: valuesOf(row),
    interviewId: row.interview_id,
    own,
  }
}

/** `late`: of them, who came too late for their own week. `nowhere`: families of these weeks with no listed school. */
export type NewContributors = { added: readonly KnownContributor[]; late: number; nowhere: number }

/** Those who would contribute to weeks that are not frozen yet. */
export const newContributors = async (tx: Transaction, actor: Actor, asked: Asked): Promise<NewContributors> => {
  const wanted = asked.weeks.filter((week) => !asked.frozen.has(week))
  if (wanted.length === 0) return { added: [], late: 0, nowhere: 0 }
  const own = new Set<Week>([...wanted, ...[...asked.frozen].flatMap((week) => parseWeek(week) ?? [])])
  const rows = (await countingFacts(tx, actor, [...own])).flatMap((row) => {
    const ownWeek = parseWeek(row.week)
    const week = ownWeek && countsIn(ownWeek, asked.frozen)
    return ownWeek && week && wanted.includes(week) ? [{ row, week, own: ownWeek }] : []
  })
  const placed = rows.map(({ row, week, own: ownWeek }) => contributorOf(asked, row, week, ownWeek))
  const chosen = oncePerFamily(placed.filter((one) => one !== null))
  return {
    added: chosen,
    late: chosen.filter((one) => one.own !== one.week).length,
    nowhere: rows.filter(({ week, own: ownWeek }, index) => week === ownWeek && !placed[index]).length,
  }
}

/** Those who are frozen in some weeks, or in all, with the place that they had then. */
export const frozenContributors = async (
  tx: Transaction,
  { organisationId }: Actor,
  weeks: readonly Week[] | null,
): Promise<KnownContributor[]> => {
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
        values: row.values as Values | null,
        interviewId: row.interviewId,
      },
    ]
  })
}

/** How many of those who are frozen in these weeks say something else now in a figure than they did then. */
export const correctedSince = async (tx: Transaction, actor: Actor, weeks: readonly Week[]): Promise<number> => {
  const frozen = await frozenContributors(tx, actor, weeks)
  const ids = frozen.flatMap(({ interviewId }) => interviewId ?? [])
  const rows = await facts(tx, actor, Prisma.sql`interview_id = any(${ids}::uuid[])`)
  const now = new Map(rows.map((row) => [row.interview_id, valuesOf(row)]))
  const isOther = ({ interviewId, values }: KnownContributor) => {
    const then = now.get(interviewId ?? '')
    return Boolean(values && then && figureKeys.some((key) => values[key] !== then[key]))
  }
  return frozen.filter(isOther).length
}
