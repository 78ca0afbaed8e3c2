import 'server-only'
import { rolesThatMay } from '@/domain/access/can'

/** Who can have families assigned. */
export const callerRoles = rolesThatMay('interview.start')
