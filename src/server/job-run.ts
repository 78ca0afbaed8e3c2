/**
 * How a worker runs one job: takes it up, hands the command the actor who asked, notes how far it is and how it ended. A fault is
 * tried again, a rule that stops it is not. Nothing of an error's text is kept, which may quote a value.
 */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database, Prisma, translateDatabaseError, type Transaction } from './db'
import { AppError } from './errors'
import { attemptsOf, type JobKind } from './jobs'
import { logError, logInfo } from './log'
import { staffActor, systemActor } from './minted-actor'
import type { Work } from './work'

/** A kind of job: its command, once its input is parsed. */
export type Task = (actor: Actor, input: unknown, work: Work) => Promise<unknown>
export type Tasks = Readonly<Record<JobKind, Task>>

export const taskOf =
  <Schema extends z.ZodType>(
    schema: Schema,
    command: (actor: Actor, input: z.output<Schema>, work: Work) => Promise<unknown>,
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

/** Committed before anything is done, so that a letter is never begun a third time. Ended already: undefined. */
const takenJob = async (id: string): Promise<TakenJob | undefined> => {
  const [row] = await database().$queryRaw<TakenJob[]>`
    update job set state = 'running', attempts = attempts + 1
    where id = ${id}::uuid and state in ('queued', 'running')
    returning id, organisation_id as "organisationId", asked_by_id as "askedById", kind::text, input, attempts`
  return row
}

/** As they are now: whoever was shut out meanwhile has nothing done in their name. */
const askerOf = async ({ organisationId, askedById }: TakenJob): Promise<Actor> => {
  if (askedById === null) return systemActor(organisationId)
  const staff = await database().staff.findFirst({
    where: { id: askedById, organisationId, disabledAt: null },
    select: { id: true, organisationId: true, role: true, boardId: true, municipalityId: true },
  })
  if (!staff) throw new AppError('forbidden', 'asker_disabled')
  return staffActor('', staff)
}

/** Finished by another worker that was thought dead: what was done here is taken back. */
class FinishedElsewhere extends Error {}

const finishJob = async (tx: Transaction, id: string) => {
  const { count } = await tx.job.updateMany({
    where: { id, state: 'running' },
    data: { state: 'done', finishedAt: new Date(), input: Prisma.DbNull },
  })
  if (count === 0) throw new FinishedElsewhere()
}

const reportEveryMs = 250

const createWork = (id: string): Work => {
  let reportedAt = 0
  return {
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

/** A rule stopped it; or what another try may mend. */
const ruleOf = (error: unknown) => (error instanceof AppError && error.code !== 'unavailable' ? error : undefined)
const reasonOf = (error: unknown) => (error instanceof AppError ? (error.reason ?? error.code) : 'fault')

/** What the library writes beside its own row. */
const wordless = (error: unknown) => new Error(reasonOf(error))

/** Resolves when nothing is left to do; throws to be tried again. */
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
