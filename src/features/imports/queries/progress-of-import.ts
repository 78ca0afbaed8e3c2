import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { activeProgress, type Progress } from '../parts/progress'

/** How far the job is that imports a file, whoever of the organisation asked for it. */
export const progressOfImport = async (actor: Actor): Promise<Progress | null> => {
  await authorize(actor, 'family.import')
  return activeProgress(actor, { organisationId: actor.organisationId, kind: 'import_file' })
}
