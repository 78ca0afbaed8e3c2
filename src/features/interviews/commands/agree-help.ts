/** Help agreed in a call, or a suggestion dismissed: the client makes the id, so that twice is once. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { weekAt, weekOf } from '@/domain/figures/week'
import { audit } from '@/server/audit'
import { found } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { database, inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { AgreeHelp } from '../schema'
import { interviewAtHand } from './interview-at-hand'

const ownerOf = async (actor: StaffActor, owner: AgreeHelp['owner']): Promise<string | null> => {
  if (owner !== 'coordinator') return actor.staffId
  const coordinator = await database().staff.findFirst({
    where: { organisationId: actor.organisationId, role: 'coordinator', disabledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return coordinator?.id ?? actor.staffId
}

/** The week of the call, not that of the evening on which somebody writes it up. */
const weekOfCall = async (interviewId: string): Promise<string> => {
  const date = await database().answer.findUnique({
    where: { interviewId_key: { interviewId, key: 'call_date' } },
    select: { value: true },
  })
  return typeof date?.value === 'string' ? weekOf(date.value) : weekAt(now())
}

export const agreeHelp = async (actor: StaffActor, input: AgreeHelp): Promise<{ helpId: string }> => {
  const interview = await interviewAtHand(actor, input.id, 'help.add')
  const values = {
    type: input.type,
    text: input.text,
    state: input.state,
    suggestedBy: input.suggestedBy,
    dueOn: input.dueOn ? dateColumn(input.dueOn) : null,
  }
  const week = await weekOfCall(interview.id)
  const chosenOwner = await ownerOf(actor, input.owner)
  return inTransaction(async (tx) => {
    const same = await tx.helpItem.findUnique({
      where: { id: input.helpId },
      select: { interviewId: true, state: true, ownerId: true },
    })
    const elsewhere = same !== null && same.interviewId !== interview.id
    found(elsewhere ? null : interview, { actor, verb: 'help.add', id: input.helpId })
    if (same?.state === 'done') throw new AppError('locked', 'help_closed')
    const kept = input.owner === 'kept' ? same?.ownerId : null
    const ownerId = input.state === 'open' ? (kept ?? chosenOwner) : null
    await tx.helpItem.upsert({
      where: { id: input.helpId },
      create: {
        id: input.helpId,
        organisationId: actor.organisationId,
        familyId: interview.familyId,
        interviewId: interview.id,
        week,
        createdAt: now(),
        ...values,
        ownerId,
      },
      update: { ...values, ownerId, version: { increment: 1 } },
      select: { id: true },
    })
    await audit(tx, actor, same ? 'help.change' : 'help.add', input.helpId, { type: input.type, state: input.state })
    return { helpId: input.helpId }
  })
}
