import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { database, ofOrganisation, type Prisma } from '@/server/db'
import { isLetter, type JobKind } from '@/server/jobs'
import { ownJobs } from '@/server/own-jobs'

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

/** A condition: failed and refused jobs of these kinds that this actor asked for and has not dismissed. */
export const endedJobsWhere = (actor: Actor, kinds: readonly JobKind[]) =>
  ({
    ...ownJobs(actor),
    kind: { in: [...kinds] },
    state: { in: ['refused', 'failed'] },
    dismissedAt: null,
  }) satisfies Prisma.JobWhereInput

export const endedJobColumns = {
  id: true,
  kind: true,
  subject: true,
  state: true,
  reason: true,
  input: true,
} as const satisfies Prisma.JobSelect

type Row = Prisma.JobGetPayload<{ select: typeof endedJobColumns }>

const letterSchema = z.object({ staffId: z.uuid() })

/** The id of the person to whom a letter was to be sent. A letter of the staff also has it as its subject. */
const addresseeId = ({ kind, subject, input }: Row): string => {
  const staffId = kind === 'staff_letter' || kind === 'factor_letter' ? subject : null
  return (letterSchema.safeParse(input).data ?? letterSchema.safeParse({ staffId }).data)?.staffId ?? ''
}

const addresseeNames = async ({ organisationId }: Actor, rows: readonly Row[]) => {
  const ids = rows.map(addresseeId).filter((id) => id !== '')
  if (ids.length === 0) return new Map<string, string>()
  const where = { organisationId, id: { in: ids } }
  const staff = await database(ofOrganisation(organisationId)).staff.findMany({
    where,
    select: { id: true, name: true },
  })
  return new Map(staff.map(({ id, name }) => [id, name]))
}

/** The rows as they are shown. Only letters cost another statement, for the names. */
export const shownJobs = async (actor: Actor, rows: readonly Row[]): Promise<EndedJob[]> => {
  const nameOf = await addresseeNames(actor, rows)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    isLetter: isLetter(row.kind),
    state: row.state === 'refused' ? 'refused' : 'failed',
    reason: row.reason ?? 'fault',
    addressee: nameOf.get(addresseeId(row)) ?? null,
  }))
}
