import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { isLetter, type JobKind } from '@/server/jobs'
import { ownJobs } from '../parts/own-jobs'
import { mostJobs } from '../schema'

export type EndedJob = {
  readonly id: string
  readonly kind: JobKind
  readonly isLetter: boolean
  readonly state: 'refused' | 'failed'
  /** A key of the messages under `errors.reasons` or `errors.codes`. */
  readonly reason: string
  /** The name of the person to whom a letter was to be sent. */
  readonly addressee: string | null
}

const letterSchema = z.object({ staffId: z.uuid() })

type AddressedJob = { kind: JobKind; subject: string; input: unknown }

/** The id of the person to whom a letter was to be sent. A letter of the staff also has it as its subject. */
const addresseeId = ({ kind, subject, input }: AddressedJob): string | undefined =>
  (
    letterSchema.safeParse(input).data ??
    letterSchema.safeParse({ staffId: kind === 'staff_letter' ? subject : null }).data
  )?.staffId

const addresseeNames = async ({ organisationId }: Actor, jobs: readonly AddressedJob[]) => {
  const ids = jobs.flatMap((job) => addresseeId(job) ?? [])
  if (ids.length === 0) return new Map<string, string>()
  const where = { organisationId, id: { in: ids } }
  const staff = await database().staff.findMany({ where, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}

type JobFilter = { kinds: readonly JobKind[]; subject?: string }

/**
 * The failed and refused jobs of these kinds that this actor asked for and has not dismissed, latest first. Without a subject
 * they are about anything.
 */
export const endedJobs = async (actor: Actor, { kinds, subject }: JobFilter): Promise<EndedJob[]> => {
  const rows = await database().job.findMany({
    where: {
      ...ownJobs(actor),
      kind: { in: [...kinds] },
      ...(subject === undefined ? {} : { subject }),
      state: { in: ['refused', 'failed'] },
      dismissedAt: null,
    },
    orderBy: { createdAt: 'desc' },
    take: mostJobs,
    select: { id: true, kind: true, subject: true, state: true, reason: true, input: true },
  })
  const nameOf = await addresseeNames(actor, rows)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    isLetter: isLetter(row.kind),
    state: row.state === 'refused' ? 'refused' : 'failed',
    reason: row.reason ?? 'fault',
    addressee: nameOf.get(addresseeId(row) ?? '') ?? null,
  }))
}
