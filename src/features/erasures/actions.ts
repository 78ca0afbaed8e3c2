'use server'

import { action } from '@/server/action'
import { eraseFamily } from './commands/erase-family'
import { eraseFamilySchema } from './schema'

export const eraseFamilyAction = action(eraseFamilySchema, eraseFamily, ['/erasures', '/families', '/today'])
