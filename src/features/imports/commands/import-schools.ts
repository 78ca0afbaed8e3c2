/**
 * Imports schools with their boards and municipalities. Figures join these when they are read, so a school can move between
 * them.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { asStored } from '@/domain/exchange/plain-line'
import { nameProblems, schoolsFile, type SchoolRow } from '@/domain/exchange/schools-file'
import { storedSchools, type StoredSchool } from '../parts/stored-schools'
import { importVerbs } from '../schema'
import { importFile, type FileImport, type ImportInput, type ImportWork } from '../parts/import-file'
import { refProposals, refsOf } from '../parts/ref-proposals'
import { renamedNodes } from '../parts/renamed-places'
import { storeSchools } from '../parts/store-schools'

/** Other white space in a name is no change. */
const rowAsStored = (row: SchoolRow, storedSchool: StoredSchool): SchoolRow => ({
  ...row,
  name: asStored(row.name, storedSchool.name),
  boardName: asStored(row.boardName, storedSchool.boardName),
  municipalityName: asStored(row.municipalityName, storedSchool.municipalityName),
})

const schools: FileImport<SchoolRow, StoredSchool> = {
  verb: importVerbs.schools,
  format: schoolsFile,
  stored: storedSchools,
  seenAs: rowAsStored,
  check: async (tx, actor, rows, plan) => {
    const renamedResult = await renamedNodes(tx, actor, plan.created)
    return {
      problems: [...nameProblems(rows), ...renamedResult.problems],
      changes: renamedResult.changes,
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
  store: (tx, actor, plan) => storeSchools(tx, actor, plan),
}

export const importSchools = (actor: Actor, input: ImportInput, work?: ImportWork) =>
  importFile(actor, input, schools, work)
