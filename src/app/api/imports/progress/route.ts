import { z } from 'zod'
import { importProgress } from '@/features/imports/queries/import-progress'
import { readRoute } from '@/server/route'

export const GET = readRoute(z.object({}), importProgress)
