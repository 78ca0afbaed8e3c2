import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { familiesFile } from '@/domain/exchange/families-file'
import { today } from '@/server/clock'
import { storedFamilies } from '../parts/stored-families'
import { exportRows, type ExportUse } from '../parts/export-rows'

export const exportFamilies = (actor: Actor, use?: ExportUse) =>
  exportRows(actor, 'family.export', { format: familiesFile(today()), stored: storedFamilies }, use)
