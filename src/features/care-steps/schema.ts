import { z } from 'zod'

export const careStepIdSchema = z.object({ id: z.uuid() })
export type CareStepId = z.output<typeof careStepIdSchema>
