/** Names the jobs that are to be tried again, or the one that is to be dismissed. */
import { z } from 'zod'

export const jobIdSchema = z.object({ id: z.uuid() })
export type JobId = z.output<typeof jobIdSchema>

/** The most jobs that a page shows, and that are tried again at once. A release has fewer readers. */
export const mostJobs = 200

export const jobIdsSchema = z.object({ ids: z.array(z.uuid()).min(1).max(mostJobs) })
export type JobIds = z.output<typeof jobIdsSchema>
