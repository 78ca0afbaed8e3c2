/** An organisation with three schools, and stored interviews with their facts, for tests of the week. */
import { aSchool, anOrganisation, endedInterviews } from './factories'
import { parseWeek } from '@/domain/figures/week'
import { figuresOf } from '@/domain/figures/figures-of'
import type { EndedInterview } from '@/domain/figures/interview-fact'
import { shownOrTooFew } from '@/domain/figures/shown-figures'
import type { GradeFigure, WeekFigures } from '@/domain/figures/week-figures'
import type { Instrument } from '@/domain/instrument/instrument'
import type { NodeRow } from '@/features/weeks/parts/week-by-school'
import { inTransaction, ofOrganisation } from '@/server/db'
import { recomputeFacts } from '@/server/facts'

export const week = parseWeek('2020-W14')!

/** S1 and S2 belong to board B1; S1 and S3 are in municipality G1. */
export const nodes = [
  { level: 'organisation', ref: null, schools: null },
  { level: 'board', ref: 'B1', schools: ['S1', 'S2'] },
  { level: 'board', ref: 'B2', schools: ['S3'] },
  { level: 'municipality', ref: 'G1', schools: ['S1', 'S3'] },
  { level: 'municipality', ref: 'G2', schools: ['S2'] },
  { level: 'school', ref: 'S1', schools: ['S1'] },
  { level: 'school', ref: 'S2', schools: ['S2'] },
  { level: 'school', ref: 'S3', schools: ['S3'] },
] as const

export const anOrganisationWithSchools = async () => {
  const organisationId = await anOrganisation()
  const schools = {
    S1: await aSchool(organisationId, 'S1', 'B1', 'G1'),
    S2: await aSchool(organisationId, 'S2', 'B1', 'G2'),
    S3: await aSchool(organisationId, 'S3', 'B2', 'G1'),
  }
  return { organisationId, schools }
}

const meanOfGrade = ({ n, mean, low, high }: GradeFigure) => shownOrTooFew({ n, mean, low, high })

const tableValues = ({ families, load, capacity, shares, grades }: WeekFigures) => {
  const [homework, help] = [shares.homework_help!, shares.can_we_help!]
  return {
    families,
    load: shownOrTooFew(load),
    capacity: shownOrTooFew(capacity),
    homeworkHelp: shownOrTooFew({ n: homework.n, ...homework.options.yes! }),
    gradeParent: meanOfGrade(grades.parent!),
    gradeChildren: meanOfGrade(grades.children!),
    helpAsked: shownOrTooFew({ n: help.n, count: help.options.yes!.count }),
  }
}

type TableRow = Omit<NodeRow, 'name' | 'boardRef'>

/** The rows of the table by school as the domain counts them: the boards and schools with families. */
export const domainRows = (interviews: readonly EndedInterview[], instrument: Instrument): TableRow[] =>
  nodes.flatMap(({ level, ref, schools }) => {
    if (level !== 'board' && level !== 'school') return []
    const scope = { week, level, ref, instrument, schoolRefs: new Set<string>(schools) }
    const figures = figuresOf(interviews, scope, { listed: 0, attempted: 0, reached: 0, interviewed: 0 })
    return figures.families > 0 ? [{ level, ref, ...tableValues(figures) }] : []
  })

const nodeOf = ({ level, ref }: TableRow) => `${level} ${ref}`

/** The rows of a page, without names and in the order of `domainRows`. */
export const pageRows = (rows: readonly NodeRow[]): TableRow[] =>
  rows
    .map((row) => {
      const { name: _, boardRef: _board, ...figures } = row
      return figures
    })
    .toSorted((a, b) => (nodeOf(a) < nodeOf(b) ? -1 : 1))

/** The columns that show a figure in one of the rows, where it has enough families. */
export const columnsShownIn = (rows: readonly TableRow[]): string[] =>
  rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) => (typeof value === 'object' && !value.tooFew ? [column] : [])),
  )

export const figureColumns = ['capacity', 'gradeChildren', 'gradeParent', 'helpAsked', 'homeworkHelp', 'load']

/** Returns the families' ids in the order in which the interviews name them. */
export const stored = async (organisationId: string, all: readonly EndedInterview[]) => {
  const families = await endedInterviews(organisationId, all)
  await inTransaction(ofOrganisation(organisationId), (tx) => recomputeFacts(tx, organisationId, families))
  return families
}
