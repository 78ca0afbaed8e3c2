/**
 * Enqueues jobs: work that goes on after the request that asked for it. A job is enqueued in the transaction of its cause,
 * so that both are saved or neither. Its row in `job` is what people see. The library's own row, which schedules it, holds
 * only its id.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma, type Transaction } from './db'
import type { JobKind } from './generated/prisma/enums'
import { AppError } from './errors'

export type { JobKind }

/** The states of a job that is not over. */
export const activeStates = ['queued', 'running'] as const

/** The most attempts of a job. An attempt may have sent its letter before it failed, so letters get no more than two. */
export const attemptsOf: Readonly<Record<JobKind, number>> = {
  prepare_release: 3,
  approve_release: 3,
  release_letter: 2,
  staff_letter: 2,
  import_file: 3,
  export_file: 3,
}

/**
 * The count of attempts when somebody asks to try again. It leaves a letter one attempt, so that it is sent once at most.
 */
export const attemptsBefore = (kind: JobKind): number =>
  kind === 'release_letter' || kind === 'staff_letter' ? attemptsOf[kind] - 1 : 0

/** The library counts its own attempts. Its limit must be higher than ours, so that it does not give up first. */
const attemptsOfLibrary = 10

/** Makes the job visible to the workers when this transaction commits. */
export const addToQueue = (tx: Transaction, id: string, kind: JobKind) => tx.$queryRaw`
  select 1::int as added from graphile_worker.add_job(${kind}::text, json_build_object('id', ${id}::text),
    job_key := ${id}::text, max_attempts := ${attemptsOfLibrary}::int)`

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
  await addToQueue(tx, id, job.kind)
  return id
}

/** Enqueues letters, each as a job of its own. */
export const enqueueLetters = async (tx: Transaction, actor: Actor, letters: readonly NewJob[]): Promise<void> => {
  for (const letter of letters) {
    const id = await insertJob(tx, actor, letter)
    if (id !== undefined) await addToQueue(tx, id, letter.kind)
  }
}
