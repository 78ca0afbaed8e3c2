/** Names the job that is to be tried again or dismissed. */
import { z } from 'zod'

export const jobIdSchema = z.object({ id: z.uuid() })
export type JobId = z.output<typeof jobIdSchema>
