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

/** More names than these are said as "the coordinators". */
const mostNamed = 3

/** Who gets a concern; empty where they are too many to name, or nobody is there. */
export const coordinatorNames = async (db: Database, actor: Actor): Promise<string[]> => {
  const staff = await db.staff.findMany({
    where: coordinators(actor),
    orderBy: { name: 'asc' },
    take: mostNamed + 1,
    select: { name: true },
  })
  return staff.length > mostNamed ? [] : staff.map(({ name }) => name)
}
