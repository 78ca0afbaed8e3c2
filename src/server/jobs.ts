/**
 * Jobs: work that outlives the request that asked for it. A job is enqueued in the transaction of its cause, so that it is there
 * exactly when its cause is. Its row in `job` is what people see; the library's own row, which says when it is run, holds its id
 * and nothing else.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma, type Transaction } from './db'
import type { JobKind } from './generated/prisma/enums'
import { AppError } from './errors'

export type { JobKind }

/** How often a job is begun at most. A letter that was begun may have been sent: never more than twice. */
export const attemptsOf: Readonly<Record<JobKind, number>> = {
  prepare_release: 3,
  approve_release: 3,
  release_letter: 2,
  staff_letter: 2,
}

/** Where the count stands when somebody asks to try again: a letter is sent once more then, and not by itself after that. */
export const attemptsBefore = (kind: JobKind): number =>
  kind === 'release_letter' || kind === 'staff_letter' ? attemptsOf[kind] - 1 : 0

/** The library counts by itself: it must not give up before we do. */
const attemptsOfLibrary = 10

/** Hands the job over to the workers, once this transaction is there. */
export const addToQueue = (tx: Transaction, id: string, kind: JobKind) => tx.$queryRaw`
  select 1::int as added from graphile_worker.add_job(${kind}::text, json_build_object('id', ${id}::text),
    job_key := ${id}::text, max_attempts := ${attemptsOfLibrary}::int)`

export type NewJob = { kind: JobKind; subject: string; input: Prisma.InputJsonObject }

/** What failed before of the same is put away: it is asked for anew. */
const dismissEarlier = (tx: Transaction, organisationId: string, { kind, subject }: NewJob) =>
  tx.job.updateMany({
    where: { organisationId, kind, subject, state: { in: ['refused', 'failed'] }, dismissedAt: null },
    data: { dismissedAt: new Date(), input: Prisma.DbNull },
  })

/** One row for a job; none when another one is at the same period. */
const insertJob = async (tx: Transaction, actor: Actor, { kind, subject, input }: NewJob) => {
  const askedBy = actor.kind === 'staff' ? actor.staffId : null
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into job (id, organisation_id, asked_by_id, kind, subject, input)
    values (gen_random_uuid(), ${actor.organisationId}::uuid, ${askedBy}::uuid, ${kind}::"JobKind", ${subject}, ${input}::jsonb)
    on conflict do nothing returning id`
  return row?.id
}

/** Asks for work of which there is one at a time. Somebody who came first is a conflict. */
export const enqueueJob = async (tx: Transaction, actor: Actor, job: NewJob): Promise<string> => {
  await dismissEarlier(tx, actor.organisationId, job)
  const id = await insertJob(tx, actor, job)
  if (id === undefined) throw new AppError('conflict', 'job_running')
  await addToQueue(tx, id, job.kind)
  return id
}

/** Asks for letters: each is a job of its own. */
export const enqueueLetters = async (tx: Transaction, actor: Actor, letters: readonly NewJob[]): Promise<void> => {
  for (const letter of letters) {
    const id = await insertJob(tx, actor, letter)
    if (id !== undefined) await addToQueue(tx, id, letter.kind)
  }
}
