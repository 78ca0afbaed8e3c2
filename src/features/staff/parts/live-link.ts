import 'server-only'
import { now } from '@/server/clock'
import { tokenHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import type { LinkPurpose } from '../schema'

/** The working link of this token with its person; null when it is used, expired, replaced or unknown. */
export const liveLink = (tx: Transaction, { token, purpose }: { token: string; purpose: LinkPurpose }) =>
  tx.oneTimeLink.findFirst({
    where: {
      tokenHash: tokenHash(token),
      purpose,
      usedAt: null,
      expiresAt: { gt: now() },
      staff: { disabledAt: null },
    },
    select: {
      id: true,
      staff: {
        select: {
          id: true,
          organisationId: true,
          email: true,
          name: true,
          role: true,
          boardId: true,
          municipalityId: true,
        },
      },
    },
  })
