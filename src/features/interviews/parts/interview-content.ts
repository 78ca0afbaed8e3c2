import 'server-only'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import type { ItemKey } from '@/domain/instrument/keys'
import type { Transaction } from '@/server/db'

/** What is filled in before the first question. */
const startKeys: readonly (ItemKey | CallDetailKey)[] = [
  'call_date',
  'can_talk_freely',
  'interpreter_present',
  'others_present',
]

/**
 * Whether anything was asked, agreed or noted in the interview since it began, also what the actor does not see: whoever calls this
 * asks for the organisation.
 */
export const hasContent = async (db: Pick<Transaction, '$queryRaw'>, id: string): Promise<boolean> => {
  const [row] = await db.$queryRaw<{ filled: boolean }[]>`
    select exists (select from answer where interview_id = ${id}::uuid
        and (key <> all(${[...startKeys]}) or note is not null))
      or exists (select from answer_change where interview_id = ${id}::uuid and key <> all(${[...startKeys]}))
      or exists (select from help_item where interview_id = ${id}::uuid)
      or exists (select from help_follow_up where interview_id = ${id}::uuid)
      or exists (select from care_step where interview_id = ${id}::uuid)
      or exists (select from safety_concern where interview_id = ${id}::uuid)
      or exists (select from caller_check_in where interview_id = ${id}::uuid) as filled`
  return row?.filled ?? false
}
