import 'server-only'
import type { Transaction } from '@/server/db'
import type { Row } from './report-rows'

/** In place of the id of a person, an interpreter, a school or a number the file has its name, which says something to a parent. */
export const namesOfIds = async (tx: Transaction, organisationId: string): Promise<ReadonlyMap<string, string>> => {
  const names = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from staff where organisation_id = ${organisationId}::uuid
    union all select id, name from school where organisation_id = ${organisationId}::uuid
    union all select id, name from school_board where organisation_id = ${organisationId}::uuid
    union all select id, name from municipality where organisation_id = ${organisationId}::uuid`
  const interpreters = await tx.interpreter.findMany({ where: { organisationId }, select: { id: true, name: true } })
  return new Map([...names, ...interpreters].map(({ id, name }) => [id, name]))
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The names of the family's own rows: a number by its value, and an interview by when it began. */
export const namesOfRows = (rows: Readonly<Record<string, readonly Row[]>>): ReadonlyMap<string, string> =>
  new Map([
    ...(rows.contact_point ?? []).map(({ id, value }) => [text(id), text(value)] as const),
    ...(rows.interview ?? []).map(({ id, started_at: at }) => [text(id), text(at)] as const),
  ])
