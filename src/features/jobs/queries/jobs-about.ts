import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { database, type Prisma } from '@/server/db'
import type { JobKind } from '@/server/jobs'
import { ownJobs } from '@/server/own-jobs'

export type EndedJob = {
  readonly id: string
  readonly kind: JobKind
  readonly state: 'refused' | 'failed'
  /** A key of the messages under `errors.reasons` or `errors.codes`. */
  readonly reason: string
  /** The name of the person to whom a letter was to be sent. */
  readonly addressee: string | null
}

export type JobsAbout = {
  readonly active: { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number } | null
  readonly ended: readonly EndedJob[]
}

const letterSchema = z.object({ staffId: z.uuid() })

const addressees = async ({ organisationId }: Actor, jobs: readonly { input: unknown }[]) => {
  const ids = jobs.flatMap(({ input }) => letterSchema.safeParse(input).data?.staffId ?? [])
  if (ids.length === 0) return new Map<string, string>()
  const where = { organisationId, id: { in: ids } }
  const staff = await database().staff.findMany({ where, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}

/** A page with more failed jobs than this says nothing new. */
const mostShown = 20

type About = { kinds: readonly JobKind[]; subject?: string }

/** Everybody who works on releases sees the running jobs of a period, whoever asked for them. */
const activeJobs = (actor: Actor, { subject = '' }: About): Prisma.JobWhereInput[] =>
  can(actor, 'release.read')
    ? [
        {
          organisationId: actor.organisationId,
          subject,
          kind: { in: ['prepare_release', 'approve_release'] },
          state: { in: ['queued', 'running'] },
        },
      ]
    : []

/** Failed and refused jobs that this actor asked for and has not dismissed. */
const lockEndedJobs = (actor: Actor, { kinds, subject }: About): Prisma.JobWhereInput => ({
  ...ownJobs(actor),
  kind: { in: [...kinds] },
  ...(subject === undefined ? {} : { subject }),
  state: { in: ['refused', 'failed'] },
  dismissedAt: null,
})

const isActive = (state: string) => state === 'queued' || state === 'running'

/**
 * The running job about a period and the actor's own failed jobs of these kinds, in one statement. Without a subject the
 * failed jobs are about anything.
 */
export const jobsAbout = async (actor: Actor, jobFilter: About): Promise<JobsAbout> => {
  const rows = await database().job.findMany({
    where: { OR: [...activeJobs(actor, jobFilter), lockEndedJobs(actor, jobFilter)] },
    orderBy: { createdAt: 'desc' },
    take: mostShown,
    select: { id: true, kind: true, state: true, reason: true, input: true, stepsDone: true, steps: true },
  })
  const endedJobs = rows.filter(({ state }) => !isActive(state))
  const active = rows.find(({ state }) => isActive(state))
  const nameOf = await addressees(actor, endedJobs)
  return {
    active: active
      ? { state: active.state === 'queued' ? 'queued' : 'running', done: active.stepsDone, of: active.steps }
      : null,
    ended: endedJobs.map(({ id, kind, state, reason, input }) => ({
      id,
      kind,
      state: state === 'refused' ? 'refused' : 'failed',
      reason: reason ?? 'fault',
      addressee: nameOf.get(letterSchema.safeParse(input).data?.staffId ?? '') ?? null,
    })),
  }
}
