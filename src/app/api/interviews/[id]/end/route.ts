import { endInterview } from '@/features/interviews/commands/end-interview'
import { endInterviewSchema } from '@/features/interviews/schema'
import { route } from '@/server/route'

export const PUT = route(endInterviewSchema, endInterview)
