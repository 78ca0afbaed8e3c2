import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { today } from '@/server/clock'
import { versionOnDay } from '@/server/instrument-in-force'
import { storedInterviews } from '../parts/stored-interviews'
import { exportRows, type FinishExport } from '../parts/export-rows'

export const exportInterviews = async (actor: Actor, finish?: FinishExport) => {
  const format = interviewsFile(today(), await versionOnDay(actor.organisationId))
  return exportRows(actor, 'interview.export', { format, stored: storedInterviews }, finish)
}
