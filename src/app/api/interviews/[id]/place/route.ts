import { savePosition } from '@/features/interviews/commands/save-position'
import { savePositionSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(savePositionSchema, savePosition)
