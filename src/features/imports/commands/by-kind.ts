/** The three imports and exports by the name of their file, for callers that get the name as text. */
import 'server-only'
import type { FileKind } from '../schema'
import { exportSchools } from './export-schools'
import { exportInterviews } from './export-interviews'
import { exportFamilies } from './export-families'
import { importFamilies } from './import-families'
import { importInterviews } from './import-interviews'
import { importSchools } from './import-schools'

export const importByKind = {
  schools: importSchools,
  families: importFamilies,
  interviews: importInterviews,
} as const satisfies Record<FileKind, unknown>

export const exportByKind = {
  schools: exportSchools,
  families: exportFamilies,
  interviews: exportInterviews,
} as const satisfies Record<FileKind, unknown>
