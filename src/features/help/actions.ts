'use server'

import { keepSearchSchema } from '@/domain/input'
import { action } from '@/server/action'
import { addHelp } from './commands/add-help'
import { updateHelp } from './commands/update-help'
import { closeHelp } from './commands/close-help'
import { saveHelpSearch } from './commands/save-help-search'
import { reopenHelp } from './commands/reopen-help'
import { addHelpSchema, updateHelpSchema, closeHelpSchema, reopenHelpSchema } from './schema'

// These actions revalidate no page. A closed help item thereby stays where it was and can be opened again. The other forms
// refresh the page themselves.
export const addHelpAction = action(addHelpSchema, addHelp)
export const updateHelpAction = action(updateHelpSchema, updateHelp)
export const closeHelpAction = action(closeHelpSchema, closeHelp)
export const reopenHelpAction = action(reopenHelpSchema, reopenHelp)
export const saveHelpSearchAction = action(keepSearchSchema, saveHelpSearch)
