import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { schoolsFile } from '@/domain/exchange/schools-file'
import { storedSchools } from '../parts/stored-schools'
import { exportRows } from '../parts/export-rows'

export const exportSchools = (actor: Actor) => exportRows(actor, 'school.export', schoolsFile, storedSchools)
