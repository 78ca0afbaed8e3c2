import { raiseConcern } from '@/features/interviews/commands/beside-the-call'
import { raiseConcernSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(raiseConcernSchema, raiseConcern)
