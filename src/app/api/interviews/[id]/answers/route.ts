import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { interviewIdSchema, saveAnswerSchema } from '@/features/interviews/schema'
import { recordView } from '@/server/record-view'
import { readRoute, route } from '@/server/route'

/** The page of a call asks this again and again: one row an hour says that somebody still looks. */
export const GET = readRoute(interviewIdSchema, async (actor, { id }) => {
  const current = await currentAnswers(actor, id)
  const view = { part: 'interview', subjectId: id, families: [current.familyId] } as const
  await recordView(actor, { verb: 'interview.read', ...view, isRefresh: true })
  return current
})

export const PUT = route(saveAnswerSchema, saveAnswer)
