import { progressOfExport } from '@/features/imports/queries/progress-of-export'
import { fileKindSchema } from '@/features/imports/schema'
import { readRoute } from '@/server/route'

export const GET = readRoute(fileKindSchema, progressOfExport)
