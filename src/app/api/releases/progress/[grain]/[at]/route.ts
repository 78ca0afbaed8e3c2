import { periodProgress } from '@/features/releases/queries/preparing-progress'
import { periodSchema } from '@/features/releases/schema'
import { readRoute } from '@/server/route'

export const GET = readRoute(periodSchema, periodProgress)
