import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { saveCheckInSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(saveCheckInSchema, saveCheckIn)
