'use server'

import { action } from '@/server/action'
import { addConcernEntry } from './commands/add-concern-entry'
import { addFamilyConcern } from './commands/add-family-concern'
import { markConcernSeen } from './commands/mark-concern-seen'
import { recordConsultation } from './commands/record-consultation'
import { recordDecision } from './commands/record-decision'
import { updateConcernSettings } from './commands/update-concern-settings'
import {
  addConcernEntrySchema,
  addFamilyConcernSchema,
  markConcernSeenSchema,
  recordConsultationSchema,
  recordDecisionSchema,
  updateConcernSettingsSchema,
} from './schema'

const pages = ['/today', '/families/[id]', '/interviews/[id]', '/concerns', '/concerns/[id]']
export const addConcernEntryAction = action(addConcernEntrySchema, addConcernEntry, pages)
export const addFamilyConcernAction = action(addFamilyConcernSchema, addFamilyConcern, pages)
export const markConcernSeenAction = action(markConcernSeenSchema, markConcernSeen, pages)
export const recordConsultationAction = action(recordConsultationSchema, recordConsultation, pages)
export const recordDecisionAction = action(recordDecisionSchema, recordDecision, pages)
export const updateConcernSettingsAction = action(updateConcernSettingsSchema, updateConcernSettings, ['/settings'])
