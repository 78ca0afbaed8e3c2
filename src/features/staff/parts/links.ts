import 'server-only'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { env } from '@/server/env'
import type { LinkPurpose } from '../schema'

const pages: Record<LinkPurpose, string> = { invitation: '/welcome', password: '/password/new' }

/** An invitation may wait for a free day; a mailed password link not; one that is handed over waits until people meet. */
export const linkHours = { invitation: 72, mailedPassword: 1, handedPassword: 24 } as const

type LinkOwner = { id: string; organisationId: string }

/**
 * A fresh one-time link in place of any earlier one for the same. Its secret stands behind the `#`, which no browser sends:
 * no log, proxy or referrer ever sees it. The caller of this holds the lock of the staff row.
 */
export const createLink = async (tx: Transaction, owner: LinkOwner, purpose: LinkPurpose, hours: number) => {
  const at = now()
  const token = freshToken()
  await revokeLinks(tx, owner.id, purpose)
  await tx.oneTimeLink.create({
    data: {
      organisationId: owner.organisationId,
      staffId: owner.id,
      purpose,
      tokenHash: tokenHash(token),
      createdAt: at,
      expiresAt: new Date(at.getTime() + hours * 60 * 60 * 1000),
    },
    select: { id: true },
  })
  return `${new URL(pages[purpose], env().NEXTAUTH_URL)}#${token}`
}

export const revokeLinks = (tx: Transaction, staffId: string, purpose?: LinkPurpose) =>
  tx.oneTimeLink.updateMany({
    where: { staffId, usedAt: null, expiresAt: { gt: now() }, ...(purpose ? { purpose } : {}) },
    data: { expiresAt: now() },
  })

/** Whoever changes what a person may do waits for the other who does. */
export const lockStaff = (tx: Transaction, staffId: string) =>
  tx.$queryRaw`select 1 from staff where id = ${staffId}::uuid for no key update`
