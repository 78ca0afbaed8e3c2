import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { InterviewsFileContext } from '@/domain/exchange/interviews-file'
import { today } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { versionOnDay } from '@/server/instrument-in-force'
import { answeredOwnKeys, ownQuestionsOf } from '@/server/own-questions'

/**
 * What the file of interviews depends on in this organisation. It has a column for each own question that is in use or was
 * answered.
 */
export const fileContext = async ({ organisationId }: Actor): Promise<InterviewsFileContext> => {
  const [versionOn, ownQuestions, answeredKeys] = await Promise.all([
    versionOnDay(organisationId),
    ownQuestionsOf(database(ofOrganisation(organisationId)), organisationId),
    answeredOwnKeys(database(ofOrganisation(organisationId)), organisationId),
  ])
  return {
    today: today(),
    versionOn,
    ownQuestions: ownQuestions
      .filter(({ question, retiredAt }) => retiredAt === null || answeredKeys.has(question.key))
      .map(({ question }) => question),
  }
}
