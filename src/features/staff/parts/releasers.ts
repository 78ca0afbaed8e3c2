import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { joinedWhere } from './joined'

/** Who may release what waits for a second person, and can sign in. */
export const releasersWhere = (organisationId: string) => ({
  organisationId,
  role: { in: rolesThatMay('access.release') },
  disabledAt: null,
  ...joinedWhere,
})
