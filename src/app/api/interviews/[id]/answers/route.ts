import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { answersInHand } from '@/features/interviews/queries/interview-in-hand'
import { interviewIdSchema, saveAnswerSchema } from '@/features/interviews/schema'
import { reading, route } from '@/server/route'

export const GET = reading(interviewIdSchema, (actor, { id }) => answersInHand(actor, id))

export const PUT = route(saveAnswerSchema, saveAnswer)
