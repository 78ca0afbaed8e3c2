'use server'

import { action } from '@/server/action'
import { addHelp } from './commands/add-help'
import { changeHelp } from './commands/change-help'
import { closeHelp } from './commands/close-help'
import { keepHelpSearch } from './commands/keep-search'
import { reopenHelp } from './commands/reopen-help'
import { addHelpSchema, changeHelpSchema, closeHelpSchema, keepSearchSchema, reopenHelpSchema } from './schema'

const pages = ['/today', '/help', '/families/[id]'] as const

export const addHelpAction = action(addHelpSchema, addHelp, pages)
export const changeHelpAction = action(changeHelpSchema, changeHelp, pages)
export const closeHelpAction = action(closeHelpSchema, closeHelp, pages)
export const reopenHelpAction = action(reopenHelpSchema, reopenHelp, pages)
export const keepHelpSearchAction = action(keepSearchSchema, keepHelpSearch)
