/** Past interviews with their answers. What they weigh in the weeks is worked out anew for every family they touch. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile, type InterviewRow, type VersionOn } from '@/domain/exchange/interviews-file'
import { refusal, type Problem } from '@/domain/exchange/problem'
import type { PlacedRow } from '@/domain/exchange/table'
import { today } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { redoFacts } from '@/server/facts'
import { versionOnDay } from '@/server/instrument-in-force'
import { refsWithZeros } from '../queries/lost-zeros'
import { familyIdsByRef } from '../queries/stored-families'
import { storedInterviews, type StoredInterview } from '../queries/stored-interviews'
import { schoolIdsByRef } from '../queries/stored-schools'
import { importVerbs } from '../schema'
import { arrangeNextCalls } from './arrange-next-calls'
import { checkedCallers, noteCallers } from './callers'
import { importFile, type FileImport, type ImportInput } from './import-file'
import { storeInterviews } from './store-interviews'

const schoolRefsOf = (row: InterviewRow) => {
  const places = row.answers.schools?.value
  return Array.isArray(places) ? places.filter((place): place is string => place !== null && place !== 'other') : []
}

const referenceProblems = async (tx: Transaction, actor: Actor, rows: readonly PlacedRow<InterviewRow>[]) => {
  const familyRefs = [...new Set(rows.map(({ row }) => row.familyRef))]
  const schoolRefs = [...new Set(rows.flatMap(({ row }) => schoolRefsOf(row)))]
  const families = await familyIdsByRef(tx, actor, familyRefs)
  const schools = await schoolIdsByRef(tx, actor, schoolRefs)
  const familiesMeant = await refsWithZeros(tx, actor, 'family', familyRefs)
  const schoolsMeant = await refsWithZeros(tx, actor, 'school', schoolRefs)
  const problems: Problem[] = []
  for (const { line, row } of rows) {
    const refuse = refusal(problems, line)
    const meant = familiesMeant.get(row.familyRef)
    if (!families.has(row.familyRef))
      refuse('family_ref', meant ? 'lost_zeros' : 'unknown_family', row.familyRef, meant)
    for (const ref of schoolRefsOf(row).filter((one) => !schools.has(one)))
      refuse('schools', schoolsMeant.has(ref) ? 'lost_zeros' : 'unknown_school', ref, schoolsMeant.get(ref))
  }
  return problems
}

const interviews = (day: string, versionOn: VersionOn): FileImport<InterviewRow, StoredInterview> => ({
  verb: importVerbs.interviews,
  format: interviewsFile(day, versionOn),
  stored: storedInterviews,
  check: async (tx, actor, rows) => {
    const problems = await referenceProblems(tx, actor, rows)
    const callers = await checkedCallers(tx, actor, rows)
    return { problems: [...problems, ...callers.problems], newCallers: callers.newCallers, proposals: [], alike: [] }
  },
  store: async (tx, actor, plan, newCallers) => {
    await noteCallers(tx, actor, newCallers)
    const { createdIds, familyIds } = await storeInterviews(tx, actor, plan)
    await arrangeNextCalls(tx, actor, familyIds, createdIds)
    await redoFacts(tx, actor.organisationId, familyIds)
  },
})

export const importInterviews = async (actor: Actor, input: ImportInput) =>
  importFile(actor, input, interviews(today(), await versionOnDay(actor.organisationId)))
