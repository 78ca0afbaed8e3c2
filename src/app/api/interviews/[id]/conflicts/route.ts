import { resolveConflict } from '@/features/interviews/commands/resolve-conflict'
import { resolveConflictSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(resolveConflictSchema, resolveConflict)
