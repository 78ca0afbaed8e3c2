import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { mayStart } from '@/domain/calls/next-step'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'
import { cardOf, cardRows } from '../parts/card-row'
import { presentMoment } from '../parts/moment'
import { entryOf, turnColumns } from '../parts/turn-row'

/** The card of one family, and whether a call may be started; null outside the actor's scope. */
export const callOfFamily = async (actor: StaffActor, familyId: string) => {
  await authorize(actor, 'call.read')
  const moment = presentMoment()
  const [step, [row]] = await Promise.all([
    database(actor).nextStep.findFirst({
      where: { familyId, closedAt: null, family: familyScope(actor) },
      select: turnColumns,
    }),
    cardRows(actor, [familyId]),
  ])
  if (!step || !row) return null
  const card = cardOf(actor, moment, entryOf(step), row)
  return { card, mayStart: mayStart(card.step, moment.today) }
}
