import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { directExportRows, rowCounts } from '../parts/row-counts'
import { exportVerbs, type FileKind } from '../schema'
import { exportByKind } from './by-kind'

/** The rows of an export that a request can wait for. A larger one is refused: a job makes it. */
export const exportDirectly = async (actor: Actor, { kind }: { kind: FileKind }): Promise<string[][]> => {
  await authorize(actor, exportVerbs[kind])
  requireFresh(actor)
  if ((await rowCounts(actor))[kind] > directExportRows) throw new AppError('conflict', 'export_large')
  return exportByKind[kind](actor)
}
