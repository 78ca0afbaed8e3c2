import { z } from 'zod'
import { callPresence } from '@/features/calls/queries/call-presence'
import { readRoute } from '@/server/route'

export const GET = readRoute(z.object({}), (actor) => callPresence(actor))
