'use server'

import { action } from '@/server/action'
import { addBooking } from './commands/add-booking'
import { closeBooking } from './commands/close-booking'
import { createInterpreter } from './commands/create-interpreter'
import { markInterpreterTold } from './commands/mark-interpreter-told'
import { recordInterpreter } from './commands/record-interpreter'
import { refuseInterpreter } from './commands/refuse-interpreter'
import { removeInterpreter } from './commands/remove-interpreter'
import { restoreInterpreter } from './commands/restore-interpreter'
import { retireInterpreter } from './commands/retire-interpreter'
import { updateInterpreter } from './commands/update-interpreter'
import { withdrawRefusal } from './commands/withdraw-refusal'
import {
  addBookingSchema,
  bookingIdSchema,
  createInterpreterSchema,
  interpreterIdSchema,
  interpreterOfFamilySchema,
  markInterpreterToldSchema,
  recordInterpreterSchema,
  updateInterpreterSchema,
} from './schema'

const pages = ['/interpreters', '/interpreters/[id]']
export const createInterpreterAction = action(createInterpreterSchema, createInterpreter, pages)
export const updateInterpreterAction = action(updateInterpreterSchema, updateInterpreter, pages)
export const retireInterpreterAction = action(interpreterIdSchema, retireInterpreter, pages)
export const restoreInterpreterAction = action(interpreterIdSchema, restoreInterpreter, pages)
export const removeInterpreterAction = action(interpreterIdSchema, removeInterpreter, ['/interpreters'])

// These revalidate no page: a family's page refreshes itself.
export const addBookingAction = action(addBookingSchema, addBooking)
export const closeBookingAction = action(bookingIdSchema, closeBooking)
export const refuseInterpreterAction = action(interpreterOfFamilySchema, refuseInterpreter)
export const withdrawRefusalAction = action(interpreterOfFamilySchema, withdrawRefusal)
export const markInterpreterToldAction = action(markInterpreterToldSchema, markInterpreterTold)
export const recordInterpreterAction = action(recordInterpreterSchema, recordInterpreter)
