import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import type { JobKind } from '@/server/jobs'
import { ownJobs } from './own-jobs'

export type EndedJob = {
  readonly id: string
  readonly kind: JobKind
  readonly state: 'refused' | 'failed'
  /** A key of the messages under `errors.reasons` or `errors.codes`. */
  readonly reason: string
  /** Whom a letter was for. */
  readonly addressee: string | null
}

const letterSchema = z.object({ staffId: z.uuid() })

const addressees = async ({ organisationId }: Actor, jobs: readonly { input: unknown }[]) => {
  const ids = jobs.flatMap(({ input }) => letterSchema.safeParse(input).data?.staffId ?? [])
  if (ids.length === 0) return new Map<string, string>()
  const where = { organisationId, id: { in: ids } }
  const staff = await database().staff.findMany({ where, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}

/** More of them say nothing new. */
const mostShown = 20

/** What one asked for that did not come about, and has not put away; of these kinds, and about this if it says what. */
export const endedJobs = async (
  actor: Actor,
  about: { kinds: readonly JobKind[]; subject?: string },
): Promise<EndedJob[]> => {
  const rows = await database().job.findMany({
    where: {
      ...ownJobs(actor),
      kind: { in: [...about.kinds] },
      ...(about.subject === undefined ? {} : { subject: about.subject }),
      state: { in: ['refused', 'failed'] },
      dismissedAt: null,
    },
    orderBy: { createdAt: 'desc' },
    take: mostShown,
    select: { id: true, kind: true, state: true, reason: true, input: true },
  })
  const nameOf = await addressees(actor, rows)
  return rows.map(({ id, kind, state, reason, input }) => ({
    id,
    kind,
    state: state === 'refused' ? 'refused' : 'failed',
    reason: reason ?? 'fault',
    addressee: nameOf.get(letterSchema.safeParse(input).data?.staffId ?? '') ?? null,
  }))
}
