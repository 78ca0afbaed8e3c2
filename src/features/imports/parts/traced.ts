import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { tracedTable } from '@/domain/exchange/table'
import { safeText } from '@/domain/export/safe-cell'
import { now } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { isOfPersons, type FileKind } from '../schema'

/** The rows of a file; those of persons with who exported them and when. */
export const tracedRows = async (
  actor: Actor,
  kind: FileKind,
  rows: string[][],
  tx: Pick<Transaction, 'staff'> = database(actor),
): Promise<string[][]> => {
  if (!isOfPersons(kind) || actor.kind !== 'staff') return rows
  const staff = await tx.staff.findFirst({ where: { id: actor.staffId }, select: { name: true } })
  return tracedTable(rows, [safeText(staff?.name ?? ''), now().toISOString()])
}
