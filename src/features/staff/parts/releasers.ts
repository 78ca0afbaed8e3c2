import 'server-only'
import { rolesThatMay } from '@/domain/access/can'

/** Who may release what waits for a second person, and can sign in. */
export const releasersWhere = (organisationId: string) => ({
  organisationId,
  role: { in: rolesThatMay('access.release') },
  disabledAt: null,
  passwordHash: { not: null },
})
