/**
 * The steps of every import: read the file, find every problem, compare with what is stored; then store all of it in one
 * transaction, or nothing. A preview takes the same steps without storing, so it cannot promise something else.
 */
import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import type { CellChange } from '@/domain/exchange/cell-changes'
import type { Comparing, Comparison, Counts } from '@/domain/exchange/comparison'
import { proposalKinds, type Note, type Problem, type Proposal, type ProposalKind } from '@/domain/exchange/problem'
import { withReadings, type CellTable, type FileFormat, type PlacedRow } from '@/domain/exchange/table'
import { groupBy } from '@/domain/figures/group-by'
import { audit, auditEach } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { csvTable } from '@/server/csv'
import type { FileReading } from '@/server/csv-file'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { recomputeStatistics } from '@/server/statistics'
import { directWork, type Work } from '@/server/work'
import { changesInParts, comparisonInParts, lostLettersInParts, rowsOfTable } from './in-parts'

export type ImportInput = {
  bytes: Uint8Array
  /** `preview` writes nothing. `apply` with a fingerprint does only what that preview showed. */
  mode: 'preview' | 'apply'
  fingerprint?: string | undefined
  /** The kinds of proposals that are accepted. Undefined: nobody was asked, and a file with proposals is not stored. */
  proposals?: readonly ProposalKind[] | undefined
}

export type ImportReport = {
  applied: boolean
  /** The number of rows in the file. */
  rowCount: number
  counts: Counts
  /** The first cells that would be overwritten, in the order of the file. */
  changes: CellChange[]
  changeCount: number
  /** Contact points that another family or another line has too; they do not stop the import. */
  alike: Note[]
  /** The first problems, in the order of the file. */
  problems: Problem[]
  problemCount: number
  /** How the file was read; null when it could not be read. */
  reading: FileReading | null
  /** How cells in a spreadsheet's own notation were read: the first of each column. */
  notes: Note[]
  /** What was probably meant, such as a number that lost its 0. */
  proposals: Proposal[]
  /** The kinds of proposals that the counts and the fingerprint include. */
  accepted: ProposalKind[]
  /** E-mail addresses of callers who did not exist: the import creates them as invited and not active. */
  newCallers: string[]
  fingerprint: string
}

export type CheckResult = {
  problems: Problem[]
  newCallers: string[]
  proposals: Proposal[]
  alike: Note[]
  /** Cells outside the changed rows that the import would overwrite. */
  changes?: CellChange[]
}

/** What differs between the three imports: how stored rows are found, checked and written. */
export type FileImport<Row extends { ref: string }, Stored extends Row> = Comparing<Row, Stored> & {
  verb: Verb
  /** The columns that stay as they are stored although the row has an empty cell for them. */
  kept?: (row: Row, stored: Stored) => readonly string[]
  stored: (tx: Transaction, actor: Actor, refs: readonly string[]) => Promise<Stored[]>
  /** Problems of rows that are well written but refer to something that does not exist. */
  check: (
    tx: Transaction,
    actor: Actor,
    rows: readonly PlacedRow<Row>[],
    plan: Comparison<Row, Stored>,
  ) => Promise<CheckResult>
  /** `report` says how many of how many steps of equal length are done. */
  store: (
    tx: Transaction,
    actor: Actor,
    plan: Comparison<Row, Stored>,
    newCallers: readonly string[],
    report: Work['report'],
  ) => Promise<void>
}

/** What an import that is a job does besides: it says how far it is, and ends its job in the transaction of the import. */
export type ImportWork = {
  report: Work['report']
  finish: (tx: Transaction, outcome: ImportReport) => Promise<void>
}
const directImport: ImportWork = { report: directWork.report, finish: directWork.finish }

const problemsShown = 300
const changesShown = 100
const transactionMs = 15 * 60 * 1000
const noCounts: Counts = { created: 0, changed: 0, unchanged: 0 }

/** A hash of everything that a preview shows and of the file, so that only what somebody saw is stored. */
const fingerprintOf = (bytes: Uint8Array, ...shownValues: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(shownValues)).update(bytes).digest('hex')

/** Both the notation and the reference of a cell can yield the same problem; it is reported once. */
const distinctProblems = (problems: readonly Problem[]) => [
  ...new Map(
    problems.map((problem) => [[problem.line, problem.column, problem.code, problem.value].join('\n'), problem]),
  ).values(),
]

const firstOfEach = (notes: readonly Note[]) =>
  [...new Map(notes.toReversed().map((note) => [`${note.column} ${note.code}`, note])).values()].toReversed()

/** In reading order: by line, and within a line by column. */
const inOrder = (
  problems: readonly Problem[],
  { columns, optionalColumns }: Pick<FileFormat<never>, 'columns' | 'optionalColumns'>,
) => {
  const order = new Map([...columns, ...optionalColumns].map((column, index) => [column, index]))
  const columnIndex = ({ column }: Problem) => (column === null ? -1 : (order.get(column) ?? -1))
  return problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || columnIndex(a) - columnIndex(b))
}

/** A file compared with what is stored. */
type ImportPlan<Row, Stored> = CheckResult & {
  plan: Comparison<Row, Stored>
  changes: CellChange[]
  notes: Note[]
  rowCount: number
}
/** The proposals of the file as it is written, with the plan that follows once the accepted ones are applied. */
type ChosenPlan<Row, Stored> = ImportPlan<Row, Stored> & { accepted: ProposalKind[] }

const report = (
  input: ImportInput,
  reading: FileReading,
  { plan, newCallers, changes, alike, proposals, accepted, ...planned }: ChosenPlan<unknown, unknown>,
): ImportReport => {
  const problems = distinctProblems(planned.problems)
  return {
    applied: false,
    rowCount: planned.rowCount,
    counts: plan.counts,
    changes: changes.slice(0, changesShown),
    changeCount: changes.length,
    alike,
    problems: problems.slice(0, problemsShown),
    problemCount: problems.length,
    reading,
    notes: firstOfEach(planned.notes),
    proposals,
    accepted,
    newCallers,
    fingerprint: fingerprintOf(input.bytes, plan.counts, changes, alike, newCallers, accepted),
  }
}

const unreadableReport = (input: ImportInput, problem: Problem): ImportReport => ({
  applied: false,
  rowCount: 0,
  counts: noCounts,
  changes: [],
  changeCount: 0,
  alike: [],
  problems: [problem],
  problemCount: 1,
  reading: null,
  notes: [],
  proposals: [],
  accepted: [],
  newCallers: [],
  fingerprint: fingerprintOf(input.bytes),
})

/** One import of an organisation at a time: the comparison must still hold when it is written. */
const lockImports = (tx: Transaction, actor: Actor) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${actor.organisationId}`}, 0))::text`

/** One note for each column with a stored value that an empty cell leaves as it is: the first line, and how many there are. */
const keptNotes = <Row extends { ref: string }, Stored extends Row>(
  rows: readonly PlacedRow<Row>[],
  storedByRef: ReadonlyMap<string, Stored>,
  kept: FileImport<Row, Stored>['kept'] = () => [],
): Note[] => {
  const cells = rows.flatMap(({ line, row }) => {
    const storedRow = storedByRef.get(row.ref)
    return storedRow ? kept(row, storedRow).map((column) => ({ line, column })) : []
  })
  return [...groupBy(cells, ({ column }) => column)].flatMap(([column, [first, ...otherCells]]) =>
    first
      ? [
          {
            line: first.line,
            column,
            code: 'safe_contact_kept' as const,
            value: String(1 + otherCells.length),
            reading: '',
          },
        ]
      : [],
  )
}

const planOf = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  tx: Transaction,
  actor: Actor,
  table: CellTable,
  file: FileImport<Row, Stored>,
): Promise<ImportPlan<Row, Stored>> => {
  const { rows, problems, notes } = await rowsOfTable(table, file.format)
  const refs = rows.map(({ row }) => row.ref)
  const storedByRef = new Map((await file.stored(tx, actor, refs)).map((storedRow) => [storedRow.ref, storedRow]))
  const plan = await comparisonInParts(rows, storedByRef, file)
  const checkResult = await file.check(tx, actor, rows, plan)
  const lostLetters = await lostLettersInParts(plan, file.format)
  return {
    ...checkResult,
    plan,
    changes: [...(await changesInParts(plan, file.format)), ...(checkResult.changes ?? [])].toSorted(
      (a, b) => a.line - b.line,
    ),
    notes: [...notes, ...keptNotes(rows, storedByRef, file.kept)],
    rowCount: table.records.length,
    problems: inOrder([...problems, ...lostLetters, ...checkResult.problems], file.format),
  }
}

/** The plan with the accepted proposals applied. Kinds that the file does not propose are ignored. */
const chosenPlanOf = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  tx: Transaction,
  actor: Actor,
  table: CellTable,
  kinds: readonly ProposalKind[],
  file: FileImport<Row, Stored>,
): Promise<ChosenPlan<Row, Stored>> => {
  const asWritten = await planOf(tx, actor, table, file)
  const acceptedProposals = asWritten.proposals.filter(({ kind }) => kinds.includes(kind))
  const acceptedKinds = proposalKinds.filter((one) => acceptedProposals.some(({ kind }) => kind === one))
  if (acceptedProposals.length === 0) return { ...asWritten, accepted: acceptedKinds }
  const { proposals } = asWritten
  return {
    ...(await planOf(tx, actor, withReadings(table, acceptedProposals), file)),
    proposals,
    accepted: acceptedKinds,
  }
}

const storePlan = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  tx: Transaction,
  actor: Actor,
  { plan, newCallers }: ImportPlan<Row, Stored>,
  file: FileImport<Row, Stored>,
  reportProgress: Work['report'],
) => {
  await file.store(tx, actor, plan, newCallers, reportProgress)
  if (plan.changed.length > 0)
    await auditEach(
      tx,
      actor,
      file.verb,
      plan.changed.map((changedRow) => ({ subjectId: changedRow.stored.id })),
    )
  await audit(tx, actor, file.verb, null, { ...plan.counts, newCallers: newCallers.length })
}

const importTable = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  tx: Transaction,
  actor: Actor,
  { input, table, reading }: { input: ImportInput; table: CellTable; reading: FileReading },
  file: FileImport<Row, Stored>,
  reportProgress: Work['report'],
): Promise<ImportReport> => {
  if (input.mode === 'apply') await lockImports(tx, actor)
  const chosenPlan = await chosenPlanOf(tx, actor, table, input.proposals ?? [], file)
  const preview = report(input, reading, chosenPlan)
  if (input.mode === 'preview' || preview.problemCount > 0) return preview
  if (input.fingerprint && input.fingerprint !== preview.fingerprint)
    throw new AppError('conflict', 'import_differs_from_preview')
  if (preview.proposals.length > 0 && !input.proposals) return preview
  await storePlan(tx, actor, chosenPlan, file, reportProgress)
  return { ...preview, applied: true }
}

/** Problems of the data are returned, not thrown. `applied` says whether anything was written. */
export const importFile = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  actor: Actor,
  input: ImportInput,
  file: FileImport<Row, Stored>,
  work: ImportWork = directImport,
): Promise<ImportReport> => {
  await authorize(actor, file.verb)
  const { table, reading, problem } = await csvTable(input.bytes)
  const finalReport = await inTransaction(
    actor,
    async (tx) => {
      const outcome = problem
        ? unreadableReport(input, problem)
        : await importTable(tx, actor, { input, table, reading }, file, work.report)
      await work.finish(tx, outcome)
      return outcome
    },
    { timeout: transactionMs },
  )
  const { applied, counts } = finalReport
  if (applied) await recomputeStatistics(actor, counts.created + counts.changed)
  return finalReport
}
