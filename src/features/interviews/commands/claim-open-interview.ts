import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { openStates } from '@/domain/calls/interview-state'
import { authorize } from '@/server/authorize'
import { updateLease } from '@/server/call-lease'
import { database, Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'

/**
 * Shows colleagues that the caller goes on with an open interview: whoever began it, or the family's caller, opened its page.
 * Does nothing for anybody else, for a family out of reach, and while a colleague calls. One statement, because the page reads
 * much else. It writes no audit row, because nobody changed anything by it.
 */
export const claimOpenInterview = async (actor: StaffActor, id: string): Promise<void> => {
  await authorize(actor, 'interview.read', { id })
  const { staffId } = actor
  await updateLease(
    database(actor),
    staffId,
    Prisma.sql`${familyInScope(actor)} and exists (select from interview resumed
      where resumed.id = ${id}::uuid and resumed.family_id = family.id
        and resumed.state = any(${[...openStates]}::"InterviewState"[])
        and ${staffId}::uuid in (resumed.caller_id, family.caller_id))`,
  )
}
