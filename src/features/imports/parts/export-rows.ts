import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { tableOfRows, type FileFormat } from '@/domain/exchange/table'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'
import { directWork } from '@/server/work'
import type { ExportReason } from '../schema'

const transactionMs = 5 * 60 * 1000

/** What an export that is a job does besides: it stores the file and ends its job, in the transaction of the export. */
export type FinishExport = (tx: Transaction, rows: string[][]) => Promise<void>

/** What must hold at its beginning, what becomes of it, and why it was asked for. */
export type ExportUse = {
  readonly begin?: (tx: Transaction) => Promise<void>
  readonly finish?: FinishExport
  readonly reason?: ExportReason | undefined
}

/**
 * All rows of one kind as the cells of its file, in the order of their refs. One statement reads them, so that a change
 * meanwhile is in the file as a whole or not at all.
 */
export const exportRows = async <Row extends { ref: string }>(
  actor: Actor,
  verb: Verb,
  {
    format,
    stored,
  }: { format: FileFormat<Row>; stored: (tx: Transaction, actor: Actor, refs: null) => Promise<Row[]> },
  { begin, finish = directWork.finish, reason }: ExportUse = {},
): Promise<string[][]> => {
  await authorize(actor, verb)
  // Of a file that a job makes, the fetching is recorded as looking. Schools are no families.
  const isHandedOut = actor.source.origin !== 'job' && verb !== 'school.export'
  return inTransaction(
    actor,
    async (tx) => {
      await begin?.(tx)
      const storedRows = await stored(tx, actor, null)
      await audit(
        tx,
        actor,
        verb,
        null,
        { rows: storedRows.length, ...(reason ? { reason } : {}) },
        isHandedOut ? 'file' : null,
      )
      const rows = tableOfRows(storedRows, format)
      await finish(tx, rows)
      return rows
    },
    { timeout: transactionMs },
  )
}
