/** Imports past interviews with their answers, and computes the facts anew of every family that they concern. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { interviewsFile, type InterviewRow, type InterviewsFileContext } from '@/domain/exchange/interviews-file'
import { refusal, type Problem } from '@/domain/exchange/problem'
import type { PlacedRow } from '@/domain/exchange/table'
import type { Transaction } from '@/server/db'
import { storeContactWishes } from '@/server/contact-wishes'
import { recomputeFacts } from '@/server/facts'
import { now } from '@/server/clock'
import { stayingInterviews } from '@/server/staying-interviews'
import { storeNextSteps } from '@/server/next-steps'
import { updateRefusedAppointments } from '@/server/refused-appointments'
import { fileContext } from '../parts/file-context'
import { refsWithZeros } from '../parts/refs-with-zeros'
import { familyIdsByRef } from '../parts/stored-families'
import { storedInterviews, type StoredInterview } from '../parts/stored-interviews'
import { schoolIdsByRef } from '../parts/stored-schools'
import { importVerbs } from '../schema'
import { checkCallers, createCallers } from '../parts/callers'
import { importFile, type FileImport, type ImportInput, type ImportWork } from '../parts/import-file'
import { storeInterviews } from '../parts/store-interviews'

const schoolRefsOf = (row: InterviewRow) => {
  const schoolRefs = row.answers.schools?.value
  return Array.isArray(schoolRefs) ? schoolRefs.filter((ref): ref is string => ref !== null && ref !== 'other') : []
}

const referenceProblems = async (tx: Transaction, actor: Actor, rows: readonly PlacedRow<InterviewRow>[]) => {
  const familyRefs = [...new Set(rows.map(({ row }) => row.familyRef))]
  const schoolRefs = [...new Set(rows.flatMap(({ row }) => schoolRefsOf(row)))]
  const families = await familyIdsByRef(tx, actor, familyRefs)
  const schools = await schoolIdsByRef(tx, actor, schoolRefs)
  const familiesMeant = await refsWithZeros(tx, actor, 'family', familyRefs)
  const schoolsMeant = await refsWithZeros(tx, actor, 'school', schoolRefs)
  const stayingRefs = await stayingInterviews(
    tx,
    actor,
    rows.map(({ row }) => row.ref),
  )
  const problems: Problem[] = []
  for (const { line, row } of rows) {
    const refuse = refusal(problems, line)
    const meant = familiesMeant.get(row.familyRef)
    if (!families.has(row.familyRef))
      refuse('family_ref', meant ? 'lost_zeros' : 'unknown_family', row.familyRef, meant)
    const stayingRef = stayingRefs.get(row.ref)
    if (stayingRef !== undefined && stayingRef !== row.familyRef)
      refuse('family_ref', 'stays_with_concern', row.familyRef, stayingRef)
    for (const ref of schoolRefsOf(row).filter((one) => !schools.has(one)))
      refuse('schools', schoolsMeant.has(ref) ? 'lost_zeros' : 'unknown_school', ref, schoolsMeant.get(ref))
  }
  return problems
}

/** Answers to own questions that the file has no column for stay as they are stored. */
const withStoredAnswers = (row: InterviewRow, storedRow: StoredInterview): InterviewRow => ({
  ...row,
  answers: {
    ...row.answers,
    ...Object.fromEntries((row.keysWithoutColumn ?? []).map((key) => [key, storedRow.answers[key]])),
  },
})

const interviews = (context: InterviewsFileContext): FileImport<InterviewRow, StoredInterview> => ({
  verb: importVerbs.interviews,
  format: interviewsFile(context),
  seenAs: withStoredAnswers,
  stored: storedInterviews,
  check: async (tx, actor, rows) => {
    const problems = await referenceProblems(tx, actor, rows)
    const callers = await checkCallers(tx, actor, rows)
    return { problems: [...problems, ...callers.problems], newCallers: callers.newCallers, proposals: [], alike: [] }
  },
  store: async (tx, actor, plan, newCallers, report) => {
    await createCallers(tx, actor, newCallers)
    // Storing the interviews and recomputing the facts take about equally long.
    const { createdIds, familyIds } = await storeInterviews(tx, actor, plan, context.ownQuestions, (done, of) =>
      report(done, 2 * of),
    )
    const { organisationId } = actor
    const closedById = actor.kind === 'staff' ? actor.staffId : null
    await storeNextSteps(tx, organisationId, familyIds)
    await updateRefusedAppointments(tx, { organisationId, familyIds, at: now(), closedById })
    await storeContactWishes(tx, actor, { familyIds, interviewIds: createdIds })
    await recomputeFacts(tx, actor.organisationId, familyIds, (done, of) => report(of + done, 2 * of))
  },
})

export const importInterviews = async (actor: Actor, input: ImportInput, work?: ImportWork) =>
  importFile(actor, input, interviews(await fileContext(actor)), work)
