'use server'

import { action } from '@/server/action'
import { addConcernEntry } from './commands/add-concern-entry'
import { markConcernSeen } from './commands/mark-concern-seen'
import { addConcernEntrySchema, markConcernSeenSchema } from './schema'

const pages = ['/today', '/families/[id]', '/interviews/[id]']
export const addConcernEntryAction = action(addConcernEntrySchema, addConcernEntry, pages)
export const markConcernSeenAction = action(markConcernSeenSchema, markConcernSeen, pages)
