import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { tableOfRows, type FileFormat } from '@/domain/exchange/table'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction, type Transaction } from '@/server/db'

const transactionMs = 5 * 60 * 1000

/**
 * All rows of one kind as the cells of its file, in the order of their refs. One statement reads them, so that a change
 * meanwhile is in the file as a whole or not at all.
 */
export const exportRows = async <Row extends { ref: string }>(
  actor: Actor,
  verb: Verb,
  format: FileFormat<Row>,
  all: (tx: Transaction, actor: Actor, refs: null) => Promise<Row[]>,
): Promise<string[][]> => {
  await authorize(actor, verb)
  return inTransaction(
    async (tx) => {
      const rows = await all(tx, actor, null)
      await audit(tx, actor, verb, null, { rows: rows.length })
      return tableOfRows(rows, format)
    },
    { timeout: transactionMs },
  )
}
