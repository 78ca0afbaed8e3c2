'use server'

import { action } from '@/server/action'
import { claimCareCall } from './commands/claim-care-call'
import { completeCareStep } from './commands/complete-care-step'
import { reopenCareStep } from './commands/reopen-care-step'
import { careStepIdSchema } from './schema'

// These actions revalidate no page: a completed step stays where it was and can be opened again.
export const claimCareCallAction = action(careStepIdSchema, claimCareCall)
export const completeCareStepAction = action(careStepIdSchema, completeCareStep)
export const reopenCareStepAction = action(careStepIdSchema, reopenCareStep)
