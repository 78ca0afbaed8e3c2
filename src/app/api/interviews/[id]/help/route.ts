import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { saveAgreedHelpSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(saveAgreedHelpSchema, saveAgreedHelp)
