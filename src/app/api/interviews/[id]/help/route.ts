import { agreeHelp } from '@/features/interviews/commands/agree-help'
import { agreeHelpSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(agreeHelpSchema, agreeHelp)
