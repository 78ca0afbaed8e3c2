import 'server-only'
import { rolesThatMay } from '@/domain/access/can'

/** The roles that make calls. */
export const callerRoles = rolesThatMay('interview.start')
