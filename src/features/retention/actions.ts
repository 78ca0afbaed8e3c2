'use server'

import { action } from '@/server/action'
import { checkRetentionTerms } from './commands/check-retention-terms'
import { recordExtension } from './commands/record-extension'
import { updateRetentionTerms } from './commands/update-retention-terms'
import { recordExtensionSchema, retentionTermsSchema } from './schema'

export const recordExtensionAction = action(recordExtensionSchema, recordExtension, ['/retention', '/today'])
export const checkRetentionTermsAction = action(retentionTermsSchema, checkRetentionTerms, [])
export const updateRetentionTermsAction = action(retentionTermsSchema, updateRetentionTerms, ['/settings'])
