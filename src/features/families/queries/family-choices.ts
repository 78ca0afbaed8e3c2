import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { familyScope } from '@/server/scope'

const byName = { orderBy: { name: 'asc' }, select: { id: true, name: true } } as const

/** Who can have families assigned: callers and coordinators, invited ones too, disabled ones not. */
const callersOf = (organisationId: string) =>
  database().staff.findMany({
    where: { organisationId, role: { in: ['caller', 'coordinator'] }, disabledAt: null },
    ...byName,
  })

/** What a list of families can be narrowed by, for this actor. */
export const familyFilterChoices = async (actor: Actor) => {
  await authorize(actor, 'family.read')
  const { organisationId } = actor
  const programmes = { where: { ...familyScope(actor), programme: { not: '' } }, by: ['programme' as const] }
  const [callers, schools, boards, rows] = await Promise.all([
    callersOf(organisationId),
    database().school.findMany({ where: { organisationId }, ...byName }),
    database().schoolBoard.findMany({ where: { organisationId }, ...byName }),
    database().family.groupBy({ ...programmes, orderBy: { programme: 'asc' } }),
  ])
  return { callers, schools, boards, programmes: rows.map((row) => row.programme) }
}

/** What a family's form offers. */
export const familyFormChoices = async (actor: Actor) => {
  await authorize(actor, 'family.create')
  const { organisationId } = actor
  const [callers, schools] = await Promise.all([
    callersOf(organisationId),
    database().school.findMany({
      where: { organisationId },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, board: { select: { name: true } } },
    }),
  ])
  return { callers, schools: schools.map(({ board, ...school }) => ({ ...school, board: board.name })) }
}

export type FamilyFormChoices = Awaited<ReturnType<typeof familyFormChoices>>
