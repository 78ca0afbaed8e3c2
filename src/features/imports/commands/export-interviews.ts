import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile } from '@/domain/exchange/interviews-file'
import { today } from '@/server/clock'
import { versionOnDay } from '@/server/instrument-in-force'
import { storedInterviews } from '../parts/stored-interviews'
import { exportRows } from '../parts/export-rows'

export const exportInterviews = async (actor: Actor) =>
  exportRows(
    actor,
    'interview.export',
    interviewsFile(today(), await versionOnDay(actor.organisationId)),
    storedInterviews,
  )
