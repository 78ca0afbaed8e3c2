import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { oneOf } from '@/domain/closed-lists'
import { contactFields } from '@/domain/people/contact-changes'
import { authorize } from '@/server/authorize'
import { database, preparedAs } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { openValue, type SealedValue } from '@/server/sealed/opened-values'

type Row = { id: string; field: string; value: SealedValue; at: Date; by: string | null }

const mostShown = 50

/** The old values of a family's contact details, the newest change first. */
export const contactHistory = async (actor: Actor, familyId: string) => {
  await authorize(actor, 'family.read')
  const rows = await database(actor).$queryRaw<Row[]>`
    ${preparedAs('contact-history')}
    select change.id, change.field, change.old_value as value, change.at, staff.name as by
    from contact_change change
    join family on family.id = change.family_id
    left join staff on staff.id = change.staff_id
    where family.id = ${familyId}::uuid and ${familyInScope(actor)}
    order by change.at desc, change.id desc
    limit ${mostShown}`
  return rows.flatMap(({ field: code, value, ...row }) => {
    const field = oneOf(contactFields, code)
    return field ? [{ ...row, field, oldValue: openValue('contact_change.old_value', row.id, value) }] : []
  })
}

export type PastContact = Awaited<ReturnType<typeof contactHistory>>[number]
