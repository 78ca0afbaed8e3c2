import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import { familyScope } from '@/server/scope'

/** The id of the family with this number, by which the operator names it. */
export const familyIdByRef = async (actor: Actor, ref: string): Promise<string> => {
  await authorize(actor, 'parent_request.report')
  const family = await database(actor).family.findFirst({
    where: { ...familyScope(actor), AND: { ref } },
    select: { id: true },
  })
  if (!family) throw new AppError('not_found', 'unknown_family')
  return family.id
}
