import { z } from 'zod'
import { progressOfImport } from '@/features/imports/queries/progress-of-import'
import { readRoute } from '@/server/route'

export const GET = readRoute(z.object({}), progressOfImport)
