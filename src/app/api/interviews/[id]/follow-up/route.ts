import { recordFollowUp } from '@/features/interviews/commands/record-follow-up'
import { recordFollowUpSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(recordFollowUpSchema, recordFollowUp)
