import { periodProgress } from '@/features/releases/queries/progress'
import { periodSchema } from '@/features/releases/schema'
import { reading } from '@/server/route'

export const GET = reading(periodSchema, periodProgress)
