import { settleConflict } from '@/features/interviews/commands/settle-conflict'
import { settleConflictSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(settleConflictSchema, settleConflict)
