'use server'

import { keepSearchSchema } from '@/domain/input'
import { action } from '@/server/action'
import { assignAllFamilies, assignFamilies } from './commands/assign-families'
import { createFamily } from './commands/create-family'
import { keepFamilySearch, keepSchoolSearch } from './commands/keep-search'
import { updateFamily } from './commands/update-family'
import { assignAllSchema, assignFamiliesSchema, createFamilySchema, updateFamilySchema } from './schema'

export const createFamilyAction = action(createFamilySchema, createFamily, ['/families', '/today'])
export const updateFamilyAction = action(updateFamilySchema, updateFamily, ['/families', '/families/[id]', '/today'])
export const assignFamiliesAction = action(assignFamiliesSchema, assignFamilies, ['/families', '/today'])
export const assignAllFamiliesAction = action(assignAllSchema, assignAllFamilies, ['/families', '/today'])
export const keepFamilySearchAction = action(keepSearchSchema, keepFamilySearch)
export const keepSchoolSearchAction = action(keepSearchSchema, keepSchoolSearch)
