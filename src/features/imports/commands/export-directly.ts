import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { requireExport } from '../parts/require-export'
import { directExportRows, rowCounts } from '../parts/row-counts'
import { tracedRows } from '../parts/traced'
import { exportVerbs, type Export } from '../schema'
import { exportByKind } from './by-kind'

/** The rows of an export that a request can wait for. A larger one is refused: a job makes it. */
export const exportDirectly = async (actor: Actor, { kind, reason }: Export): Promise<string[][]> => {
  await authorize(actor, exportVerbs[kind])
  requireFresh(actor)
  await requireExport(actor, { kind, reason })
  if ((await rowCounts(actor))[kind] > directExportRows) throw new AppError('conflict', 'export_large')
  return tracedRows(actor, kind, await exportByKind[kind](actor, { reason }))
}
