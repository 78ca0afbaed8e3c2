/** The three imports and exports by the name of their file, for who is told the name. */
import 'server-only'
import type { FileKind } from '../schema'
import { exportFamilies, exportInterviews, exportSchools } from './export-rows'
import { importFamilies } from './import-families'
import { importInterviews } from './import-interviews'
import { importSchools } from './import-schools'

export const importOf = {
  schools: importSchools,
  families: importFamilies,
  interviews: importInterviews,
} as const satisfies Record<FileKind, unknown>

export const exportOf = {
  schools: exportSchools,
  families: exportFamilies,
  interviews: exportInterviews,
} as const satisfies Record<FileKind, unknown>
