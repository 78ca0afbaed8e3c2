'use server'

import { action } from '@/server/action'
import { recordAbsence } from './commands/record-absence'
import { removeAbsence } from './commands/remove-absence'
import { recordAbsenceSchema, removeAbsenceSchema } from './schema'

const changedPages = ['/account', '/calls/agenda', '/today', '/families']

export const recordAbsenceAction = action(recordAbsenceSchema, recordAbsence, changedPages)
export const removeAbsenceAction = action(removeAbsenceSchema, removeAbsence, changedPages)
