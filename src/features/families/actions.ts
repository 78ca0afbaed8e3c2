'use server'

import { keepSearchSchema } from '@/domain/input'
import { action } from '@/server/action'
import { assignFamilies } from './commands/assign-families'
import { assignAllFamilies } from './commands/assign-all-families'
import { createFamily } from './commands/create-family'
import { createLetter } from './commands/create-letter'
import { saveFamilySearch } from './commands/save-family-search'
import { saveSchoolSearch } from './commands/save-school-search'
import { updateContact } from './commands/update-contact'
import { updateFamily } from './commands/update-family'
import {
  assignAllSchema,
  assignFamiliesSchema,
  createFamilySchema,
  createLetterSchema,
  updateContactSchema,
  updateFamilySchema,
} from './schema'

export const createFamilyAction = action(createFamilySchema, createFamily, ['/families', '/today'])
export const updateFamilyAction = action(updateFamilySchema, updateFamily, ['/families', '/families/[id]', '/today'])
export const updateContactAction = action(updateContactSchema, updateContact, ['/families/[id]', '/today'])
export const assignFamiliesAction = action(assignFamiliesSchema, assignFamilies, ['/families', '/today'])
export const assignAllFamiliesAction = action(assignAllSchema, assignAllFamilies, ['/families', '/today'])
export const saveFamilySearchAction = action(keepSearchSchema, saveFamilySearch)
export const saveSchoolSearchAction = action(keepSearchSchema, saveSchoolSearch)
export const createLetterAction = action(createLetterSchema, createLetter)
