import { z } from 'zod'
import { progressOfImport } from '@/features/imports/queries/progress-of-import'
import { readRoute } from '@/server/route'

/** The address has no parameters, and nothing of the request is used. */
export const GET = readRoute(z.unknown(), progressOfImport)
