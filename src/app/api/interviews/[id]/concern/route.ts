import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { addConcernEntrySchema } from '@/features/concerns/schema'
import { route } from '@/server/route'

export const PUT = route(addConcernEntrySchema, addConcernEntry)
