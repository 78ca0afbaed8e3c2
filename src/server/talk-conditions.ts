/** Which open requests to talk a coordinator takes care of, on the table `talk_request` and its addressee `asked`. */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { isAway } from './absences'
import { today } from './clock'
import { Prisma } from './db'

/**
 * The person who was asked left, has a role that sees no request, or is away today. `tests/talk-requests.test.ts` has each.
 */
export const isAskedOfNobody = (): Prisma.Sql => Prisma.sql`(
  asked.disabled_at is not null or asked.role <> all(${rolesThatMay('talk.close')}::"Role"[])
  or ${isAway(Prisma.sql`asked.id`)})`

/** The request is open, and the talk did not happen on its day or cannot happen on it. */
export const talkNeedsCoordinator = (): Prisma.Sql => Prisma.sql`(
  talk_request.done_at is null and talk_request.cancelled_at is null
  and (talk_request.due_on < ${today()}::date or ${isAskedOfNobody()}))`
