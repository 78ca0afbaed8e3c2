/** Schools as the lines of their file, with the ids that a change needs. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { SchoolRow } from '@/domain/exchange/schools-file'
import type { Transaction } from '@/server/db'

export type StoredSchool = SchoolRow & { id: string }

/** The schools with one of `refs`; all schools when it is null. */
export const storedSchools = (tx: Transaction, actor: Actor, refs: readonly string[] | null) =>
  tx.$queryRaw<StoredSchool[]>`
    select s.id, s.ref, s.name, b.ref as "boardRef", b.name as "boardName",
      m.ref as "municipalityRef", m.name as "municipalityName"
    from school s join school_board b on b.id = s.board_id join municipality m on m.id = s.municipality_id
    where s.organisation_id = ${actor.organisationId}::uuid and (${refs}::text[] is null or s.ref = any(${refs}::text[]))`

export const schoolIdsByRef = async (tx: Transaction, actor: Actor, refs: readonly string[]) => {
  const rows = await tx.$queryRaw<{ id: string; ref: string }[]>`
    select id, ref from school where organisation_id = ${actor.organisationId}::uuid and ref = any(${refs}::text[])`
  return new Map(rows.map(({ ref, id }) => [ref, id]))
}
