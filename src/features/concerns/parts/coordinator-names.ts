import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Transaction } from '@/server/db'

type Database = Pick<Transaction, 'staff'>

const coordinators = ({ organisationId }: Actor) => ({
  organisationId,
  role: { in: rolesThatMay('concern.read') },
  disabledAt: null,
})

/** Above this number the screen says "the coordinators" instead of names. */
const mostNamed = 3

/** The names of the coordinators who receive a concern; empty when there are too many to name, or none. */
export const coordinatorNames = async (db: Database, actor: Actor): Promise<string[]> => {
  const staff = await db.staff.findMany({
    where: coordinators(actor),
    orderBy: { name: 'asc' },
    take: mostNamed + 1,
    select: { name: true },
  })
  return staff.length > mostNamed ? [] : staff.map(({ name }) => name)
}
