import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { isStillWanted } from '@/domain/calls/follow-up'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { reopenWantedHelp } from '@/server/help'
import { sealText } from '@/server/sealed/sealed-text'
import type { RecordFollowUp } from '../schema'
import { loadInterview } from '../parts/load-interview'

/**
 * Records what the parent says in this call about one help item of earlier. Whether help is closed is decided by a person;
 * closed help that did not help or did not arrive is opened again, so that somebody sees it. The client makes the id, so a
 * repeat records nothing.
 */
export const recordFollowUp = async (actor: StaffActor, input: RecordFollowUp): Promise<{ followUpId: string }> => {
  const interview = await loadInterview(actor, input.id, 'help.follow_up')
  const { followUpId, helpId, result, note } = input
  return inTransaction(actor, async (tx) => {
    await tx.$queryRaw`select 1 from help_item where id = ${helpId}::uuid for update`
    const helpItem = await tx.helpItem.findFirst({
      where: { id: helpId, familyId: interview.familyId, state: { in: ['open', 'done'] } },
      select: { interviewId: true, state: true, ownerId: true },
    })
    const isOfThisCall = helpItem?.interviewId === interview.id
    requireFound(isOfThisCall ? null : helpItem, { actor, verb: 'help.follow_up', id: helpId })
    const answer = { helpItemId: helpId, interviewId: interview.id, result }
    const place = { ownerId: interview.familyId, rowId: followUpId }
    const { organisationId, staffId: askedById } = actor
    const createdRows = await tx.helpFollowUp.createMany({
      data: [
        {
          id: followUpId,
          organisationId,
          askedById,
          askedAt: now(),
          ...answer,
          note: sealText('help_follow_up.note', place, note),
        },
      ],
      skipDuplicates: true,
    })
    if (createdRows.count > 0) {
      await audit(tx, actor, 'help.follow_up', helpId, { interview: interview.id })
      if (helpItem?.state === 'done' && isStillWanted(result))
        await reopenWantedHelp(tx, actor, helpId, helpItem.ownerId)
    } else {
      const storedAnswer = await tx.helpFollowUp.findFirst({
        where: { id: followUpId, ...answer },
        select: { note: true },
      })
      if (storedAnswer?.note !== note) throw new AppError('conflict', 'exists_already')
    }
    return { followUpId }
  })
}
