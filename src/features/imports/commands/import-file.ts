/**
 * The sentence that every import speaks: read all, find every problem, compare with what is stored; then nothing, or all of
 * it in one transaction. A preview is the same sentence without its last words, so it cannot promise something else.
 */
import 'server-only'
import { createHash } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { comparison, type Comparing, type Comparison, type Counts } from '@/domain/exchange/comparison'
import type { Problem } from '@/domain/exchange/problem'
import { fileRows, type FileRows, type PlacedRow } from '@/domain/exchange/table'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { csvTable } from '@/server/csv'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

export type ImportInput = {
  bytes: Uint8Array
  /** `preview` writes nothing. With a fingerprint, `apply` does only what that preview showed. */
  mode: 'preview' | 'apply'
  fingerprint?: string | undefined
}

export type ImportReport = {
  applied: boolean
  counts: Counts
  /** The first of them, in the order of the file. */
  problems: Problem[]
  problemCount: number
  /** E-mail addresses of callers whom nobody knew: they are noted as invited, not active. */
  newCallers: string[]
  fingerprint: string
}

export type Checked = { problems: Problem[]; newCallers: string[] }

/** One of the files: how its rows stand to the database. */
export type FileImport<Row extends { ref: string }, Stored extends Row> = Comparing<Row, Stored> & {
  verb: Verb
  stored: (tx: Transaction, actor: Actor, refs: readonly string[]) => Promise<Stored[]>
  /** What is wrong with rows that are well written: what they refer to is not there. */
  check: (
    tx: Transaction,
    actor: Actor,
    rows: readonly PlacedRow<Row>[],
    plan: Comparison<Row, Stored>,
  ) => Promise<Checked>
  store: (tx: Transaction, actor: Actor, plan: Comparison<Row, Stored>, newCallers: readonly string[]) => Promise<void>
}

const problemsShown = 300
const transactionMs = 15 * 60 * 1000
const nothing: Counts = { created: 0, changed: 0, unchanged: 0 }

const fingerprintOf = (bytes: Uint8Array, counts: Counts, newCallers: readonly string[]) =>
  createHash('sha256')
    .update(JSON.stringify([counts, newCallers]))
    .update(bytes)
    .digest('hex')

const report = (input: ImportInput, counts: Counts, { problems, newCallers }: Checked, applied = false) => ({
  applied,
  counts,
  problems: problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, problemsShown),
  problemCount: problems.length,
  newCallers,
  fingerprint: fingerprintOf(input.bytes, counts, newCallers),
})

/** One import of an organisation at a time: the comparison must still hold when it is written. */
const takeTurn = (tx: Transaction, actor: Actor) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`import ${actor.organisationId}`}, 0))::text`

const auditChanges = (tx: Transaction, actor: Actor, verb: Verb, ids: readonly string[]) =>
  tx.$executeRaw`
    insert into audit (organisation_id, staff_id, verb, subject_id)
    select ${actor.organisationId}::uuid, ${actor.kind === 'staff' ? actor.staffId : null}::uuid, ${verb}, id
    from unnest(${ids}::uuid[]) as id`

const compared = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  tx: Transaction,
  actor: Actor,
  { rows }: FileRows<Row>,
  file: FileImport<Row, Stored>,
) => {
  const refs = rows.map(({ row }) => row.ref)
  const stored = new Map((await file.stored(tx, actor, refs)).map((one) => [one.ref, one]))
  return comparison(rows, stored, file)
}

/** Refusals of the data are an answer, not an exception: `applied` says whether anything was written. */
export const importFile = async <Row extends { ref: string }, Stored extends Row & { id: string }>(
  actor: Actor,
  input: ImportInput,
  file: FileImport<Row, Stored>,
): Promise<ImportReport> => {
  await authorize(actor, file.verb)
  const { table, problem } = csvTable(input.bytes)
  if (problem) return report(input, nothing, { problems: [problem], newCallers: [] })
  const read = fileRows(table, file.format)
  return inTransaction(
    async (tx) => {
      if (input.mode === 'apply') await takeTurn(tx, actor)
      const plan = await compared(tx, actor, read, file)
      const checked = await file.check(tx, actor, read.rows, plan)
      const all = { ...checked, problems: [...read.problems, ...checked.problems] }
      const preview = report(input, plan.counts, all)
      if (input.mode === 'preview' || preview.problemCount > 0) return preview
      if (input.fingerprint && input.fingerprint !== preview.fingerprint)
        throw new AppError('conflict', 'import_differs_from_preview')
      await file.store(tx, actor, plan, checked.newCallers)
      if (plan.changed.length > 0)
        await auditChanges(
          tx,
          actor,
          file.verb,
          plan.changed.map(({ stored }) => stored.id),
        )
      await audit(tx, actor, file.verb, null, { ...plan.counts, newCallers: checked.newCallers.length })
      return { ...preview, applied: true }
    },
    { timeout: transactionMs },
  )
}
