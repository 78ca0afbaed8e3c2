'use server'

import { keepSearchSchema } from '@/domain/input'
import { action } from '@/server/action'
import { addHelp } from './commands/add-help'
import { changeHelp } from './commands/change-help'
import { closeHelp } from './commands/close-help'
import { keepHelpSearch } from './commands/keep-search'
import { reopenHelp } from './commands/reopen-help'
import { addHelpSchema, changeHelpSchema, closeHelpSchema, reopenHelpSchema } from './schema'

// No page is redrawn by closing help: where it stood, it can be opened again. The others ask for it themselves.
export const addHelpAction = action(addHelpSchema, addHelp)
export const changeHelpAction = action(changeHelpSchema, changeHelp)
export const closeHelpAction = action(closeHelpSchema, closeHelp)
export const reopenHelpAction = action(reopenHelpSchema, reopenHelp)
export const keepHelpSearchAction = action(keepSearchSchema, keepHelpSearch)
