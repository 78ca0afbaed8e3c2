import { agreeHelp } from '@/features/interviews/commands/beside-the-call'
import { agreeHelpSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(agreeHelpSchema, agreeHelp)
