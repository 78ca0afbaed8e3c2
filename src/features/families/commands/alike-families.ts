import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { contactKey, contactKeys } from '@/domain/people/contact-point'
import { phoneNumber } from '@/domain/people/phone-number'
import { endingOf } from '@/domain/people/search'
import type { Prisma, Transaction } from '@/server/db'
import { familyScope } from '@/server/scope'
import type { CreateFamily } from '../schema'

type Contact = Pick<CreateFamily['contactPoints'][number], 'kind' | 'value'>

/** Families of this organisation are made one after the other: of two that are entered at once, the second sees the first. */
export const lockNewFamilies = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select 1 from organisation where id = ${organisationId}::uuid for update`

const nearly = ({ kind, value }: Contact): Prisma.ContactPointWhereInput[] => {
  if (kind === 'email') return [{ kind, searchValue: contactKey({ kind, value }) }]
  const number = phoneNumber(value)
  return number ? [{ kind, searchValue: { contains: endingOf(number) } }] : []
}

const mostNamed = 5

export type AlikeFamily = { id: string; ref: string; parentName: string; shared: string }

/** With families that are alike, nothing was saved yet. */
export type SavedFamily = { id: string; alike: AlikeFamily[] }

/** Other families that the actor sees and that have one of these numbers or addresses, each with the first that is shared. */
export const alikeFamilies = async (
  tx: Transaction,
  actor: Actor,
  familyId: string,
  contacts: readonly Contact[],
): Promise<AlikeFamily[]> => {
  const any = contacts.flatMap(nearly)
  if (any.length === 0) return []
  const wanted = new Map(contacts.map((contact) => [contactKey(contact), contact.value]))
  const rows = await tx.family.findMany({
    where: { AND: [familyScope(actor), { id: { not: familyId } }, { contactPoints: { some: { OR: any } } }] },
    orderBy: { ref: 'asc' },
    select: {
      id: true,
      ref: true,
      identity: { select: { parentName: true } },
      contactPoints: { select: { kind: true, value: true } },
    },
  })
  const alike = rows.flatMap(({ id, ref, identity, contactPoints }) => {
    const key = contactPoints.flatMap(contactKeys).find((one) => wanted.has(one))
    return key ? [{ id, ref, parentName: identity?.parentName ?? '', shared: wanted.get(key) ?? '' }] : []
  })
  return alike.slice(0, mostNamed)
}
