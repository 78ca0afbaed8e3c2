/**
 * Who is calling a family now: one lease for each family, taken before the call, kept while the interview goes on and ended
 * by the outcome. It ends by itself after an hour, so that a browser that is gone blocks nobody. A family of somebody
 * else is visible to a caller exactly as long as the lease (`domain/access/family.ts`).
 */
import 'server-only'
import { hourMs } from '@/domain/dates'
import { coversOf } from './absences'
import { now } from './clock'
import { Prisma, type Transaction } from './db'
import { interviewerOf, isInterviewedByOther, isOnLease } from './open-calls'

export const leaseMs = hourMs
/** An open interview writes its lease at most this often. */
const renewedAfterMs = 5 * 60 * 1000

export type Lease = { staffId: string; name: string; expiresAt: Date }
type LeaseOf = { organisationId: string; familyId: string; staffId: string }

/** Takes or extends the lease. Returns false when a colleague has it, or works in an interview without one. */
export const claimLease = async (tx: Transaction, lease: LeaseOf): Promise<boolean> => {
  const { organisationId, familyId, staffId } = lease
  const id = Prisma.sql`${familyId}::uuid`
  const expiresAt = new Date(now().getTime() + leaseMs)
  const count = await tx.$executeRaw`
    insert into call_lease as l (family_id, organisation_id, staff_id, taken_at, expires_at)
    select ${id}, ${organisationId}::uuid, ${staffId}::uuid, ${now()}::timestamptz, ${expiresAt}::timestamptz
    where ${isOnLease(id)} or not ${isInterviewedByOther(id, staffId)}
    on conflict (family_id) do update set staff_id = excluded.staff_id, expires_at = excluded.expires_at,
      taken_at = case when l.staff_id = excluded.staff_id and l.expires_at > ${now()} then l.taken_at else excluded.taken_at end
    where l.staff_id = excluded.staff_id or l.expires_at <= ${now()}`
  return count > 0
}

/** A lease that ends before this is extended. */
const renewedBefore = () => new Date(now().getTime() + leaseMs - renewedAfterMs)

/** Whether `updateLease` would write: the lease is free, or this person's and some minutes old. */
export const needsRenewal = (lease: { staffId: string | null; expiresAt: Date | null }, staffId: string) =>
  lease.staffId === null || lease.expiresAt === null || (lease.staffId === staffId && lease.expiresAt < renewedBefore())

/**
 * Extends the lease of an open interview, at most once in some minutes, or takes it again when it ended meanwhile and nobody
 * else has it. The condition is on the table `family`. A family that is locked now gets its lease the next time: waiting for
 * it after the lease was written could deadlock.
 */
export const updateLease = (tx: Pick<Transaction, '$executeRaw'>, staffId: string, condition: Prisma.Sql) => {
  const expiresAt = new Date(now().getTime() + leaseMs)
  return tx.$executeRaw`
    insert into call_lease as l (family_id, organisation_id, staff_id, taken_at, expires_at)
    select family.id, family.organisation_id, ${staffId}::uuid, ${now()}, ${expiresAt}::timestamptz from family
    where ${condition} for no key update skip locked
    on conflict (family_id) do update set staff_id = excluded.staff_id, expires_at = excluded.expires_at,
      taken_at = case when l.staff_id = excluded.staff_id and l.expires_at > ${now()} then l.taken_at else excluded.taken_at end
    where (l.staff_id = excluded.staff_id and l.expires_at < ${renewedBefore()}) or l.expires_at <= ${now()}`
}

/** The colleague who calls the family now, by a lease or in an interview of which the lease ended; null: nobody. */
export const callingColleague = async (tx: Transaction, call: Pick<LeaseOf, 'familyId' | 'staffId'>) => {
  const present = await leaseOf(tx, call.familyId)
  if (present) return present.staffId === call.staffId ? null : present
  return interviewerOf(tx, call)
}

/** Takes the lease, also from a colleague. Returns the id of that colleague, or null. */
export const takeLease = async (tx: Transaction, lease: LeaseOf): Promise<string | null> => {
  const { organisationId, familyId, staffId } = lease
  const colleague = await callingColleague(tx, lease)
  if (!colleague) {
    await claimLease(tx, lease)
    return null
  }
  const newHolder = { staffId, takenAt: now(), expiresAt: new Date(now().getTime() + leaseMs) }
  await tx.callLease.upsert({
    where: { familyId },
    create: { organisationId, familyId, ...newHolder },
    update: newHolder,
    select: { familyId: true },
  })
  return colleague.staffId
}

/** Ends the lease that this person has. */
export const releaseLease = (tx: Transaction, familyId: string, staffId: string) =>
  tx.callLease.deleteMany({ where: { familyId, staffId } })

/** On the lease `l`: whoever has it is not calling. No interview is open, and nobody was dialled since. */
const isIdle = Prisma.sql`(
  not exists (select from interview i where i.family_id = l.family_id and i.caller_id = l.staff_id and i.state = 'open')
  and not exists (select from contact_attempt a where a.family_id = l.family_id and a.staff_id = l.staff_id
    and a.outcome = 'dialled' and a.undone_at is null and a.at >= l.taken_at))`

/** Ends the leases of families that this person was given and did not call. */
export const releaseIdleLeases = (tx: Transaction, staffId: string) =>
  tx.$executeRaw`delete from call_lease l where l.staff_id = ${staffId}::uuid and ${isIdle}`

/** Ends the leases of these families that these people have and do not use. Who is calling keeps theirs until the outcome. */
export const releaseIdleLeasesAt = (tx: Transaction, familyIds: readonly string[], staffIds: readonly string[]) =>
  tx.$executeRaw`
    delete from call_lease l
    where l.family_id = any(${[...familyIds]}::uuid[]) and l.staff_id = any(${[...staffIds]}::uuid[]) and ${isIdle}`

/**
 * Ends the lease of whoever it is, after the outcome was recorded for them. Who calls the family for somebody else and is
 * calling now keeps it, because without it they could not record what came of their call.
 */
export const releaseOtherLease = (tx: Transaction, familyId: string) =>
  tx.$executeRaw`
    delete from call_lease l using family
    where family.id = l.family_id and l.family_id = ${familyId}::uuid
      and (l.staff_id = family.caller_id or family.caller_id = any(${coversOf(Prisma.sql`l.staff_id`)}) or ${isIdle})`

/** Who has the family now, or null. */
export const leaseOf = async (tx: Pick<Transaction, 'callLease'>, familyId: string): Promise<Lease | null> => {
  const lease = await tx.callLease.findFirst({
    where: { familyId, expiresAt: { gt: now() } },
    select: { staffId: true, expiresAt: true, staff: { select: { name: true } } },
  })
  return lease && { staffId: lease.staffId, name: lease.staff.name, expiresAt: lease.expiresAt }
}
