/**
 * Enqueues jobs: work that goes on after the request that asked for it. A job is enqueued in the transaction of its cause,
 * so that both are saved or neither. Its row in `job` is what people see. The library's own row, which schedules it, holds
 * only its id.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma, type Transaction } from './db'
import type { JobKind, JobState } from './generated/prisma/enums'
import { AppError } from './errors'

export type { JobKind }

/** The states of a job that is not over. */
export const activeStates = ['queued', 'running'] as const

export const isActive = (state: JobState): boolean => activeStates.some((active) => active === state)

/** A letter runs as the system, and goes before other jobs. Every other job runs as the person who asked for it. */
const letters: Readonly<Record<JobKind, boolean>> = {
  prepare_release: false,
  approve_release: false,
  release_letter: true,
  staff_letter: true,
  reminder_letter: true,
  import_file: false,
  export_file: false,
  digest: true,
  factor_letter: true,
  access_letter: true,
  log_letter: true,
  retention: false,
  interpreter_letter: true,
  room_letter: true,
}

export const isLetter = (kind: JobKind): boolean => letters[kind]

/** The most attempts of a job. An attempt may have sent its letter before it failed, so letters get no more than two. */
export const attemptsOf = (kind: JobKind): number => (isLetter(kind) ? 2 : 3)

/**
 * The count of attempts when somebody asks to try again. It leaves a letter one attempt, so that it is sent once at most.
 */
export const attemptsBefore = (kind: JobKind): number => (isLetter(kind) ? attemptsOf(kind) - 1 : 0)

/** A worker takes the job with the lowest number first. A letter takes a second, preparing and publishing may take minutes. */
const priorityOf = (kind: JobKind): number => (isLetter(kind) ? -1 : 0)

/** The library counts its own attempts. Its limit must be higher than ours, so that it does not give up first. */
const attemptsOfLibrary = 10

export type QueuedJob = { readonly id: string; readonly kind: JobKind }

/** Makes the jobs visible to the workers when this transaction commits. Workers take them after `delaySeconds`. */
export const addToQueue = (tx: Transaction, jobs: readonly QueuedJob[], delaySeconds = 0) => tx.$queryRaw`
  select count(*)::int as added from graphile_worker.add_jobs(array(
    select (kind, json_build_object('id', id), null, now() + make_interval(secs => ${delaySeconds}::int),
      ${attemptsOfLibrary}::int, id, priority, null)::graphile_worker.job_spec
    from unnest(${jobs.map(({ id }) => id)}::text[], ${jobs.map(({ kind }) => kind)}::text[],
      ${jobs.map(({ kind }) => priorityOf(kind))}::int[]) as job(id, kind, priority)))`

export type NewJob = { kind: JobKind; subject: string; input: Prisma.InputJsonObject }

/** Dismisses ended jobs of the same kind and subject, with their files, because the new job replaces them. */
const dismissEarlier = (tx: Transaction, organisationId: string, { kind, subject }: NewJob) =>
  tx.job.updateMany({
    where: { organisationId, kind, subject, state: { in: ['done', 'refused', 'failed'] }, dismissedAt: null },
    data: { dismissedAt: new Date(), input: Prisma.DbNull },
  })

/** Inserts the row of a job and returns its id, or undefined when its period has a job that is queued or running. */
const insertJob = async (tx: Transaction, actor: Actor, { kind, subject, input }: NewJob) => {
  const askedBy = actor.kind === 'staff' ? actor.staffId : null
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into job (id, organisation_id, asked_by_id, kind, subject, input)
    values (gen_random_uuid(), ${actor.organisationId}::uuid, ${askedBy}::uuid, ${kind}::"JobKind", ${subject}, ${input}::jsonb)
    on conflict do nothing returning id`
  return row?.id
}

/** Enqueues a job that may not run twice at a time. Throws a conflict when one for the same period is queued or running. */
export const enqueueJob = async (tx: Transaction, actor: Actor, job: NewJob): Promise<string> => {
  await dismissEarlier(tx, actor.organisationId, job)
  const id = await insertJob(tx, actor, job)
  if (id === undefined) throw new AppError('conflict', 'job_running')
  await addToQueue(tx, [{ id, kind: job.kind }])
  return id
}

const createLetterJobs = (tx: Transaction, actor: Actor, letterJobs: readonly NewJob[]): Promise<QueuedJob[]> => {
  const askedById = actor.kind === 'staff' ? actor.staffId : null
  const { organisationId } = actor
  return tx.job.createManyAndReturn({
    data: letterJobs.map((letterJob) => ({ ...letterJob, organisationId, askedById })),
    select: { id: true, kind: true },
  })
}

/**
 * Enqueues letters, each as a job of its own, with the same number of statements for one letter and for many. They are sent
 * after `delaySeconds`.
 */
export const enqueueLetters = async (
  tx: Transaction,
  actor: Actor,
  letterJobs: readonly NewJob[],
  delaySeconds = 0,
): Promise<void> => {
  if (letterJobs.length > 0) await addToQueue(tx, await createLetterJobs(tx, actor, letterJobs), delaySeconds)
}
