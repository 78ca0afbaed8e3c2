'use server'

import { action } from '@/server/action'
import { requestExport } from './commands/request-export'
import { exportJobSchema } from './schema'

export const requestExportAction = action(exportJobSchema, requestExport, ['/imports'])
