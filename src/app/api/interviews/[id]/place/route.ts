import { keepPlace } from '@/features/interviews/commands/beside-the-call'
import { keepPlaceSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(keepPlaceSchema, keepPlace)
