/** Schools with their boards and municipalities. Figures join these when they are read, so a school may move between them. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { asKept } from '@/domain/exchange/plain-line'
import { nameProblems, schoolsFile, type SchoolRow } from '@/domain/exchange/schools-file'
import { storedSchools, type StoredSchool } from '../queries/stored-schools'
import { importVerbs } from '../schema'
import { importFile, type FileImport, type ImportInput } from './import-file'
import { refProposals, refsOf } from './ref-proposals'
import { renamedPlaces } from './renamed-places'
import { storeSchools } from './store-schools'

/** Other white space in a name is no change. */
const asStored = (row: SchoolRow, stored: StoredSchool): SchoolRow => ({
  ...row,
  name: asKept(row.name, stored.name),
  boardName: asKept(row.boardName, stored.boardName),
  municipalityName: asKept(row.municipalityName, stored.municipalityName),
})

const schools: FileImport<SchoolRow, StoredSchool> = {
  verb: importVerbs.schools,
  format: schoolsFile,
  stored: storedSchools,
  seenAs: asStored,
  check: async (tx, actor, rows, plan) => {
    const renamed = await renamedPlaces(tx, actor, plan.created)
    return {
      problems: [...nameProblems(rows), ...renamed.problems],
      changes: renamed.changes,
      newCallers: [],
      alike: [],
      proposals: [
        ...(await refProposals(tx, actor, 'school', 'ref', refsOf(plan.created))),
        ...(await refProposals(
          tx,
          actor,
          'board',
          'board_ref',
          rows.map(({ line, row }) => ({ line, value: row.boardRef })),
        )),
        ...(await refProposals(
          tx,
          actor,
          'municipality',
          'municipality_ref',
          rows.map(({ line, row }) => ({ line, value: row.municipalityRef })),
        )),
      ],
    }
  },
  store: storeSchools,
}

export const importSchools = (actor: Actor, input: ImportInput) => importFile(actor, input, schools)
