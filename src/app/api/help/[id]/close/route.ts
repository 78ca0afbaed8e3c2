import { closeHelp } from '@/features/help/commands/close-help'
import { closeHelpSchema } from '@/features/help/schema'
import { route } from '@/server/route'

/** Closes help from the screen of a call, where server actions are too heavy. */
export const PUT = route(closeHelpSchema, closeHelp)
