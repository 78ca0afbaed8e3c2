/**
 * Runs one job: takes it, runs its command with the actor who asked for it, and records its progress and its end. A fault is
 * tried again; a refusal by a rule is not. The text of an error is never stored, because it may quote personal data.
 */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database, Prisma, translateDatabaseError, type Transaction } from './db'
import { AppError } from './errors'
import { attemptsOf, type JobKind } from './jobs'
import { logError, logInfo } from './log'
import { staffActor, systemActor } from './minted-actor'
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
  const [row] = await database().$queryRaw<TakenJob[]>`
    update job set state = 'running', attempts = attempts + 1
    where id = ${id}::uuid and state in ('queued', 'running')
    returning id, organisation_id as "organisationId", asked_by_id as "askedById", kind::text, input, attempts`
  return row
}

/** The actor with the role of this moment. Throws when the account was disabled after the job was enqueued. */
const askerOf = async ({ organisationId, askedById }: TakenJob): Promise<Actor> => {
  if (askedById === null) return systemActor(organisationId)
  const staff = await database().staff.findFirst({
    where: { id: askedById, organisationId, disabledAt: null },
    select: { id: true, organisationId: true, role: true, boardId: true, municipalityId: true },
  })
  if (!staff) throw new AppError('forbidden', 'asker_disabled')
  return staffActor('', staff)
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

const createWork = (id: string): JobWork => {
  let reportedAt = 0
  return {
    job: id,
    report: async (stepsDone, steps) => {
      if (Date.now() - reportedAt < reportEveryMs && stepsDone < steps) return
      reportedAt = Date.now()
      await database().job.updateMany({ where: { id, state: 'running' }, data: { stepsDone, steps } })
    },
    finish: (tx) => finishJob(tx, id),
  }
}

const endJob = (id: string, end: { state: 'refused' | 'failed'; reason: string }) =>
  database().job.updateMany({
    where: { id, state: 'running' },
    data: { ...end, finishedAt: new Date(), ...(end.state === 'refused' ? { input: Prisma.DbNull } : {}) },
  })

/** The error when a rule refused the job; undefined for a fault, which another attempt may not meet. */
const ruleOf = (error: unknown) => (error instanceof AppError && error.code !== 'unavailable' ? error : undefined)
const reasonOf = (error: unknown) => (error instanceof AppError ? (error.reason ?? error.code) : 'fault')

/** The library stores the message of an error in its own table, so it gets a code and no text. */
const wordless = (error: unknown) => new Error(reasonOf(error))

/** Resolves when the job has ended, also when it was refused or failed. Throws when the library should try it again. */
export const runJob = async (tasks: Tasks, payload: unknown): Promise<void> => {
  const { id } = payloadSchema.parse(payload)
  const job = await takenJob(id)
  if (!job) return
  const { kind, attempts } = job
  if (attempts > attemptsOf[kind]) return void (await endJob(id, { state: 'failed', reason: 'fault' }))
  try {
    await tasks[kind](await askerOf(job), job.input, createWork(id))
    logInfo('job', { job: id, kind, attempts })
  } catch (failure) {
    if (failure instanceof FinishedElsewhere) return
    const error = translateDatabaseError(failure)
    const rule = ruleOf(error)
    if (!rule) logError('job', error, { job: id, kind, attempts })
    if (!rule && attempts < attemptsOf[kind]) throw wordless(error)
    await endJob(id, { state: rule ? 'refused' : 'failed', reason: reasonOf(error) })
  }
}
