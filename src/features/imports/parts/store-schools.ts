/** Writes new and changed schools with their boards and municipalities, by their refs, in three statements. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Comparison } from '@/domain/exchange/comparison'
import type { SchoolRow } from '@/domain/exchange/schools-file'
import type { Transaction } from '@/server/db'
import type { StoredSchool } from './stored-schools'

const withId = (row: SchoolRow, id: string) => ({
  ...row,
  id,
  board_id: randomUUID(),
  municipality_id: randomUUID(),
})

/**
 * Creates or renames boards, municipalities and schools by their refs. Readers see these names, so their writer is stored
 * too.
 */
export const storeSchools = async (tx: Transaction, actor: Actor, plan: Comparison<SchoolRow, StoredSchool>) => {
  const rows = JSON.stringify([
    ...plan.created.map(({ row }) => withId(row, randomUUID())),
    ...plan.changed.map(({ row, stored }) => withId(row, stored.id)),
  ])
  const writer = actor.kind === 'staff' ? actor.staffId : null
  await tx.$executeRaw`
    insert into school_board (id, organisation_id, ref, name, name_written_by_ids)
    select distinct on (r."boardRef") r.board_id, ${actor.organisationId}::uuid, r."boardRef", r."boardName",
      array_remove(array[${writer}::uuid], null)
    from jsonb_to_recordset(${rows}::jsonb) as r (board_id uuid, "boardRef" text, "boardName" text)
    on conflict (organisation_id, ref) do update set name = excluded.name,
      name_written_by_ids = name_writers(school_board.organisation_id, school_board.name, excluded.name,
        school_board.name_written_by_ids, ${writer}::uuid)`
  await tx.$executeRaw`
    insert into municipality (id, organisation_id, ref, name, name_written_by_ids)
    select distinct on (r."municipalityRef") r.municipality_id, ${actor.organisationId}::uuid, r."municipalityRef",
      r."municipalityName", array_remove(array[${writer}::uuid], null)
    from jsonb_to_recordset(${rows}::jsonb) as r (municipality_id uuid, "municipalityRef" text, "municipalityName" text)
    on conflict (organisation_id, ref) do update set name = excluded.name,
      name_written_by_ids = name_writers(municipality.organisation_id, municipality.name, excluded.name,
        municipality.name_written_by_ids, ${writer}::uuid)`
  await tx.$executeRaw`
    insert into school (id, organisation_id, ref, name, board_id, municipality_id, name_written_by_ids)
    select r.id, ${actor.organisationId}::uuid, r.ref, r.name, b.id, m.id, array_remove(array[${writer}::uuid], null)
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, ref text, name text, "boardRef" text, "municipalityRef" text)
    join school_board b on b.organisation_id = ${actor.organisationId}::uuid and b.ref = r."boardRef"
    join municipality m on m.organisation_id = ${actor.organisationId}::uuid and m.ref = r."municipalityRef"
    on conflict (organisation_id, ref) do update
      set name = excluded.name, board_id = excluded.board_id, municipality_id = excluded.municipality_id,
        name_written_by_ids = name_writers(school.organisation_id, school.name, excluded.name, school.name_written_by_ids,
          ${writer}::uuid)`
}
