'use server'

import { action } from '@/server/action'
import { addOmission } from './commands/add-omission'
import { createFamilyReport } from './commands/create-family-report'
import { recordParentAnswer } from './commands/record-parent-answer'
import { recordParentRequest } from './commands/record-parent-request'
import { removeOmission } from './commands/remove-omission'
import {
  addOmissionSchema,
  createFamilyReportSchema,
  recordParentAnswerSchema,
  recordParentRequestSchema,
  removeOmissionSchema,
} from './schema'

const paths = ['/families/[id]', '/families/[id]/requests', '/today']

export const recordParentRequestAction = action(recordParentRequestSchema, recordParentRequest, paths)
export const recordParentAnswerAction = action(recordParentAnswerSchema, recordParentAnswer, paths)
export const createFamilyReportAction = action(createFamilyReportSchema, createFamilyReport)
export const addOmissionAction = action(addOmissionSchema, addOmission, paths)
export const removeOmissionAction = action(removeOmissionSchema, removeOmission, paths)
