/**
 * On the table `interview`: who spoke with the parent. Who ended the interview is who its attempt is of; an imported one, and
 * one that is open, has no such attempt and is of who began it.
 */
import 'server-only'
import { endOutcomes } from '@/domain/calls/outcomes'
import { Prisma } from './db'

export const interviewSpeaker = Prisma.sql`coalesce((
  select ended.staff_id from contact_attempt ended where ended.interview_id = interview.id and ended.undone_at is null
    and ended.outcome = any(${[...endOutcomes]}::"AttemptOutcome"[]) order by ended.at desc limit 1), interview.caller_id)`
