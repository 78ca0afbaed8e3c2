import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { interviewIdSchema, saveAnswerSchema } from '@/features/interviews/schema'
import { readRoute, route } from '@/server/route'

export const GET = readRoute(interviewIdSchema, (actor, { id }) => currentAnswers(actor, id))

export const PUT = route(saveAnswerSchema, saveAnswer)
