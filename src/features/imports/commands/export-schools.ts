/**
 * All rows of one kind as the cells of its file, in the order of their refs. One statement, so that a change meanwhile is in
 * it as a whole or not at all.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { storedSchools } from '../parts/stored-schools'
import { exportRows, type FinishExport } from '../parts/export-rows'

export const exportSchools = (actor: Actor, finish?: FinishExport) =>
  exportRows(actor, 'school.export', { format: schoolsFile, stored: storedSchools }, finish)
