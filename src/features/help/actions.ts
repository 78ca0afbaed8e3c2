'use server'

import { keepSearchSchema } from '@/domain/input'
import { action } from '@/server/action'
import { addHelp } from './commands/add-help'
import { updateHelp } from './commands/update-help'
import { closeHelp } from './commands/close-help'
import { saveHelpSearch } from './commands/save-help-search'
import { reopenHelp } from './commands/reopen-help'
import { addHelpSchema, updateHelpSchema, closeHelpSchema, reopenHelpSchema } from './schema'

// No page is redrawn by closing help: where it stood, it can be opened again. The others ask for it themselves.
export const addHelpAction = action(addHelpSchema, addHelp)
export const updateHelpAction = action(updateHelpSchema, updateHelp)
export const closeHelpAction = action(closeHelpSchema, closeHelp)
export const reopenHelpAction = action(reopenHelpSchema, reopenHelp)
export const saveHelpSearchAction = action(keepSearchSchema, saveHelpSearch)
