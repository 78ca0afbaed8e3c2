import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { fileContext } from '../parts/file-context'
import { storedInterviews } from '../parts/stored-interviews'
import { exportRows } from '../parts/export-rows'

export const exportInterviews = async (actor: Actor) =>
  exportRows(actor, 'interview.export', interviewsFile(await fileContext(actor)), storedInterviews)
