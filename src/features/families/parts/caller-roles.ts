import 'server-only'
import { rolesThatMay } from '@/domain/access/can'

/** The roles to which families can be assigned. */
export const callerRoles = rolesThatMay('interview.start')
