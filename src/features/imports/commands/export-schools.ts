/**
 * All rows of one kind as the cells of its file, in the order of their refs. One statement, so that a change meanwhile is in
 * it as a whole or not at all.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { storedSchools } from '../parts/stored-schools'
import { exportRows } from '../parts/export-rows'

export const exportSchools = (actor: Actor) => exportRows(actor, 'school.export', schoolsFile, storedSchools)
