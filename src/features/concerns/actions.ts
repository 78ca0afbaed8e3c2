'use server'

import { action } from '@/server/action'
import { addConcernEntry } from './commands/add-concern-entry'
import { seeConcern } from './commands/see-concern'
import { addConcernEntrySchema, seeConcernSchema } from './schema'

const pages = ['/today', '/families/[id]', '/interviews/[id]']
export const addConcernEntryAction = action(addConcernEntrySchema, addConcernEntry, pages)
export const seeConcernAction = action(seeConcernSchema, seeConcern, pages)
