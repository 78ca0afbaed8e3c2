'use server'

import { action } from '@/server/action'
import { saveDigest } from './commands/save-digest'
import { saveDigestSchema } from './schema'

export const saveDigestAction = action(saveDigestSchema, saveDigest, ['/account'])
