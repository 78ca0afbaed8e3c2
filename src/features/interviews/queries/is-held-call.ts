import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { heldCallScope } from '@/server/scope'

/** Whether this person held the call until a day ago, and may still raise a concern about it although the family is elsewhere. */
export const isHeldCall = async (actor: StaffActor, id: string): Promise<boolean> => {
  await authorize(actor, 'concern.raise', { id })
  return (await database(actor).interview.count({ where: { AND: [heldCallScope(actor), { id }] } })) > 0
}
