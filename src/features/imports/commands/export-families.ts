import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { familiesFile } from '@/domain/exchange/families-file'
import { today } from '@/server/clock'
import { storedFamilies } from '../parts/stored-families'
import { exportRows, type FinishExport } from '../parts/export-rows'

export const exportFamilies = (actor: Actor, finish?: FinishExport) =>
  exportRows(actor, 'family.export', { format: familiesFile(today()), stored: storedFamilies }, finish)
