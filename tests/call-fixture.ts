/** Makes an open call and clients that write in it, for the tests of saving, ending and correcting. */
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import type { AnswerValue } from '@/domain/instrument/answer'
import { saveAnswer } from '@/features/interviews/commands/save-answer'
import { saveAnswerSchema, type SaveAnswer } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { storedValue } from '@/server/stored-answer'
import { actorFor, aKnownFamily, anActor, anInterview, anOrganisation, auditOf } from './factories'
import { database } from './owner'

export type People = { organisationId: string; caller: StaffActor; coordinator: StaffActor }
export type ACall = People & { id: string; familyId: string }

export const people = async (): Promise<People> => {
  const organisationId = await anOrganisation()
  return {
    organisationId,
    caller: await anActor(organisationId, 'caller'),
    coordinator: await anActor(organisationId, 'coordinator'),
  }
}

/** An open interview with a new family. */
export const aCall = async (who: People): Promise<ACall> => {
  const { organisationId, caller } = who
  const { id: familyId } = await aKnownFamily(organisationId, { callerId: caller.staffId })
  const { id } = await anInterview(organisationId, { familyId, callerId: caller.staffId })
  return { ...who, familyId, id }
}

/** The same member of staff in another session. */
export const again = (actor: StaffActor) => actorFor(actor.organisationId, actor.staffId)

type Said = { value: AnswerValue | null } | { missing: 'dont_know' | 'refused' } | { note: string | null }

/** A client, which numbers its operations as the outbox does. */
export const aClient = () => {
  const clientId = randomUUID()
  let sequence = 0
  return (id: string, key: string, said: Said, about: Partial<SaveAnswer> = {}): SaveAnswer => ({
    id,
    operationId: randomUUID(),
    clientId,
    sequence: ++sequence,
    key,
    part: 'note' in said ? 'note' : 'value',
    baseVersion: 0,
    ...said,
    ...about,
  })
}

/** Parses the input and runs the command, as the route does. */
export const send = async (actor: StaffActor, input: unknown) =>
  saveAnswer(actor, parseInput(saveAnswerSchema, input as SaveAnswer))

/** The value of a row, which Prisma has as JSON. */
export const withValue = <Row extends { key: string; value: string | null }>(row: Row) => ({
  ...row,
  value: storedValue('', row),
})

export const storedAnswer = async (interviewId: string, key: string) => {
  const row = await database().answer.findUnique({ where: { interviewId_key: { interviewId, key } } })
  return row && withValue(row)
}

const answersOf = async (interviewId: string) =>
  (await database().answer.findMany({ where: { interviewId }, orderBy: { key: 'asc' } })).map(withValue)

export const changesOf = async (interviewId: string) => {
  const orderBy = [{ at: 'asc' as const }, { sequence: 'asc' as const }]
  return (await database().answerChange.findMany({ where: { interviewId }, orderBy })).map(withValue)
}

/** Everything that a save can change, to compare before and after a refusal. */
export const everythingOf = async (interviewId: string) => ({
  answers: await answersOf(interviewId),
  changes: await changesOf(interviewId),
  audit: (await auditOf(interviewId)).filter(({ verb }) => verb.startsWith('answer.')),
})
