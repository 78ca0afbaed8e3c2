import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { callersToAssign } from '@/server/call-load'
import { boardChoices, schoolChoices } from '@/server/choices'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

/** The options of the filters of the family list, for this actor. */
export const familyFilterChoices = async (actor: Actor) => {
  await authorize(actor, 'family.read')
  const { organisationId } = actor
  const programmes = { where: { ...familyScope(actor), programme: { not: '' } }, by: ['programme' as const] }
  const [callers, schools, boards, rows] = await Promise.all([
    callersToAssign(organisationId),
    schoolChoices(organisationId),
    boardChoices(organisationId),
    database(actor).family.groupBy({ ...programmes, orderBy: { programme: 'asc' } }),
  ])
  return { callers, schools, boards, programmes: rows.map((row) => row.programme) }
}
