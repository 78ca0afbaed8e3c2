/** Schools with their boards and municipalities. Figures join these when they are read, so a school may move between them. */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import type { Comparison } from '@/domain/exchange/comparison'
import { nameProblems, schoolsFile, type SchoolRow } from '@/domain/exchange/schools-file'
import type { Transaction } from '@/server/db'
import { storedSchools, type StoredSchool } from '../queries/stored-schools'
import { importFile, type FileImport, type ImportInput } from './import-file'

const withId = (row: SchoolRow, id: string) => ({
  ...row,
  id,
  board_id: randomUUID(),
  municipality_id: randomUUID(),
})

/** Boards, municipalities and schools by their refs: made, or given their new name. */
const storeSchools = async (tx: Transaction, actor: Actor, plan: Comparison<SchoolRow, StoredSchool>) => {
  const rows = JSON.stringify([
    ...plan.created.map(({ row }) => withId(row, randomUUID())),
    ...plan.changed.map(({ row, stored }) => withId(row, stored.id)),
  ])
  await tx.$executeRaw`
    insert into school_board (id, organisation_id, ref, name)
    select distinct on (r."boardRef") r.board_id, ${actor.organisationId}::uuid, r."boardRef", r."boardName"
    from jsonb_to_recordset(${rows}::jsonb) as r (board_id uuid, "boardRef" text, "boardName" text)
    on conflict (organisation_id, ref) do update set name = excluded.name`
  await tx.$executeRaw`
    insert into municipality (id, organisation_id, ref, name)
    select distinct on (r."municipalityRef") r.municipality_id, ${actor.organisationId}::uuid, r."municipalityRef",
      r."municipalityName"
    from jsonb_to_recordset(${rows}::jsonb) as r (municipality_id uuid, "municipalityRef" text, "municipalityName" text)
    on conflict (organisation_id, ref) do update set name = excluded.name`
  await tx.$executeRaw`
    insert into school (id, organisation_id, ref, name, board_id, municipality_id)
    select r.id, ${actor.organisationId}::uuid, r.ref, r.name, b.id, m.id
    from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, ref text, name text, "boardRef" text, "municipalityRef" text)
    join school_board b on b.organisation_id = ${actor.organisationId}::uuid and b.ref = r."boardRef"
    join municipality m on m.organisation_id = ${actor.organisationId}::uuid and m.ref = r."municipalityRef"
    on conflict (organisation_id, ref) do update
      set name = excluded.name, board_id = excluded.board_id, municipality_id = excluded.municipality_id`
}

const schools: FileImport<SchoolRow, StoredSchool> = {
  verb: 'school.import',
  format: schoolsFile,
  stored: storedSchools,
  check: async (_tx, _actor, rows) => ({ problems: nameProblems(rows), newCallers: [] }),
  store: storeSchools,
}

export const importSchools = (actor: Actor, input: ImportInput) => importFile(actor, input, schools)
