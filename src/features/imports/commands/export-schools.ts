import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { storedSchools } from '../parts/stored-schools'
import { exportRows, type ExportUse } from '../parts/export-rows'

export const exportSchools = (actor: Actor, use?: ExportUse) =>
  exportRows(actor, 'school.export', { format: schoolsFile, stored: storedSchools }, use)
