import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { auditExportOff, requireExport } from '../parts/require-export'
import { directExportRows, rowCounts } from '../parts/row-counts'
import { tracedRows } from '../parts/traced'
import { exportVerbs, type Export } from '../schema'
import { exportByKind } from './by-kind'

/** The rows of an export that a request can wait for. A larger one is refused: a job makes it. */
export const exportDirectly = async (actor: Actor, { kind, reason }: Export): Promise<string[][]> => {
  await authorize(actor, exportVerbs[kind])
  requireFresh(actor)
  const begin = async (tx: Transaction) => {
    await requireExport(tx, actor, { kind, reason })
    if ((await rowCounts(actor, tx))[kind] > directExportRows) throw new AppError('conflict', 'export_large')
  }
  const rows = await auditExportOff(actor, kind, () => exportByKind[kind](actor, { begin, reason }))
  return tracedRows(actor, kind, rows)
}
