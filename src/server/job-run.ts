/**
 * Runs one job: takes it, runs its command, and records its progress and its end. The actor of a letter is the system, and of
 * any other job the person who asked for it. A fault is tried again; a refusal by a rule is not. The text of an error is never
 * stored, because it may quote personal data.
 */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database, ofOrganisation, Prisma, type Transaction, translateDatabaseError } from './db'
import { AppError } from './errors'
import { addToQueue, attemptsOf, isLetter, type JobKind } from './jobs'
import { logError, logInfo } from './log'
import { jobActor, workerActor } from './minted-actor'
import type { JobWork } from './work'

/** Runs the command of one kind of job with the input of its row, which is not parsed yet. */
export type Task = (actor: Actor, input: unknown, work: JobWork) => Promise<unknown>
export type Tasks = Readonly<Record<JobKind, Task>>

export const taskOf =
  <Schema extends z.ZodType>(
    schema: Schema,
    command: (actor: Actor, input: z.output<Schema>, work: JobWork) => Promise<unknown>,
  ): Task =>
  (actor, input, work) =>
    command(actor, schema.parse(input), work)

const payloadSchema = z.object({ id: z.uuid() })

type TakenJob = {
  id: string
  organisationId: string
  askedById: string | null
  kind: JobKind
  input: unknown
  attempts: number
}

/**
 * Marks the job as running and counts the attempt. This is committed before the command runs, so that no job is begun more
 * often than it may. Undefined when the job has ended already.
 */
const takenJob = async (id: string): Promise<TakenJob | undefined> => {
  const owner = await database('jobs').job.findFirst({ where: { id }, select: { organisationId: true } })
  if (!owner) return undefined
  const [row] = await database(ofOrganisation(owner.organisationId)).$queryRaw<TakenJob[]>`
    update job set state = 'running', attempts = attempts + 1
    where id = ${id}::uuid and state in ('queued', 'running')
    returning id, organisation_id as "organisationId", asked_by_id as "askedById", kind::text, input, attempts`
  return row
}

/**
 * The person who asked, with the role of this moment. Throws when the account was disabled after the job was enqueued. A
 * letter goes out in the name of the organisation: it was permitted when it was enqueued, and its reader needs it whatever
 * became of the person who asked.
 */
const actorOf = async ({ organisationId, askedById, kind }: TakenJob): Promise<Actor> => {
  if (askedById === null || isLetter(kind)) return workerActor(organisationId)
  const staff = await database(ofOrganisation(organisationId)).staff.findFirst({
    where: { id: askedById, organisationId, disabledAt: null },
    select: { id: true, organisationId: true, role: true, boardId: true, municipalityId: true },
  })
  if (!staff) throw new AppError('forbidden', 'asker_disabled')
  return jobActor(staff)
}

/** Another worker, which was believed dead, has finished the job. Throwing this rolls back what was done here. */
class FinishedElsewhere extends Error {}

const finishJob = async (tx: Transaction, id: string) => {
  const { count } = await tx.job.updateMany({
    where: { id, state: 'running' },
    data: { state: 'done', finishedAt: new Date(), input: Prisma.DbNull },
  })
  if (count === 0) throw new FinishedElsewhere()
}

const reportEveryMs = 250

const createWork = ({ id, organisationId }: TakenJob): JobWork => {
  let reportedAt = 0
  return {
    job: id,
    report: async (stepsDone, steps) => {
      if (Date.now() - reportedAt < reportEveryMs && stepsDone < steps) return
      reportedAt = Date.now()
      await database(ofOrganisation(organisationId)).job.updateMany({
        where: { id, state: 'running' },
        data: { stepsDone, steps },
      })
    },
    finish: (tx) => finishJob(tx, id),
  }
}

/** A refused job cannot be tried again, so its input is deleted. A letter keeps it: it names the person who did not get it. */
const endJob = ({ id, kind, organisationId }: TakenJob, end: { state: 'refused' | 'failed'; reason: string }) =>
  database(ofOrganisation(organisationId)).job.updateMany({
    where: { id, state: 'running' },
    data: {
      ...end,
      finishedAt: new Date(),
      ...(end.state === 'refused' && !isLetter(kind) ? { input: Prisma.DbNull } : {}),
    },
  })

/** Conflicts that the database finds when two transactions write at the same time. Another attempt sees what the first wrote. */
const lostRaces = new Set(['try_again', 'exists_already', 'still_in_use'])

/** Returns whether another attempt may succeed. A refusal by a rule of the product would only be repeated. */
const mayRetry = (error: unknown): boolean =>
  !(error instanceof AppError) || error.code === 'unavailable' || lostRaces.has(error.reason ?? '')

const reasonOf = (error: unknown) => (error instanceof AppError ? (error.reason ?? error.code) : 'fault')

/** The library stores the message of a thrown error in its own table. This error has our code as its message and no other text. */
const codeOnly = (error: unknown) => new Error(reasonOf(error))

/** Long enough for a mail server that restarts. The library's own pause is three seconds. */
const letterRetrySeconds = 60

/**
 * Lets the job run again. After a thrown error the library does so by itself. A letter waits longer: it gets another row in
 * the library's table, and the present row is deleted when this attempt ends without an error.
 */
const retryLater = async ({ id, kind, organisationId }: TakenJob, error: unknown): Promise<void> => {
  if (!isLetter(kind)) throw codeOnly(error)
  await addToQueue(database(ofOrganisation(organisationId)), [{ id, kind }], letterRetrySeconds)
}

/** Resolves when the job has ended, also when it was refused or failed. Throws when the library should try it again. */
export const runJob = async (tasks: Tasks, payload: unknown): Promise<void> => {
  const { id } = payloadSchema.parse(payload)
  const job = await takenJob(id)
  if (!job) return
  const { kind, attempts } = job
  if (attempts > attemptsOf(kind)) return void (await endJob(job, { state: 'failed', reason: 'fault' }))
  try {
    await tasks[kind](await actorOf(job), job.input, createWork(job))
    logInfo('job', { job: id, kind, attempts })
  } catch (failure) {
    if (failure instanceof FinishedElsewhere) return
    const error = translateDatabaseError(failure)
    if (!mayRetry(error)) return void (await endJob(job, { state: 'refused', reason: reasonOf(error) }))
    logError('job', error, { job: id, kind, attempts })
    if (attempts < attemptsOf(kind)) return retryLater(job, error)
    await endJob(job, { state: 'failed', reason: reasonOf(error) })
  }
}
