import { exportProgress } from '@/features/imports/queries/export-progress'
import { fileKindSchema } from '@/features/imports/schema'
import { readRoute } from '@/server/route'

export const GET = readRoute(fileKindSchema, exportProgress)
