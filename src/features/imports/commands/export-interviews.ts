import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { fileContext } from '../parts/file-context'
import { storedInterviews } from '../parts/stored-interviews'
import { exportRows, type ExportUse } from '../parts/export-rows'

export const exportInterviews = async (actor: Actor, use?: ExportUse) => {
  const format = interviewsFile(await fileContext(actor))
  return exportRows(actor, 'interview.export', { format, stored: storedInterviews }, use)
}
