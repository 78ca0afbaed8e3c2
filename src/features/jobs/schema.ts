/** Which job somebody wants tried again, or has read about. */
import { z } from 'zod'

export const jobIdSchema = z.object({ id: z.uuid() })
export type JobId = z.output<typeof jobIdSchema>
