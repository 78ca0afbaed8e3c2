import 'server-only'
import { now } from '@/server/clock'
import { freshToken, tokenHash } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { env } from '@/server/env'
import type { LinkPurpose } from '../schema'

const pages: Record<LinkPurpose, string> = { invitation: '/welcome', password: '/password/new' }

/**
 * An invitation may wait over a weekend, a mailed password link may not; a link that is handed over waits until people meet.
 */
export const linkHours = { invitation: 72, mailedPassword: 0.5, handedPassword: 24 } as const

type LinkOwner = { id: string; organisationId: string }

/**
 * Creates a one-time link that replaces any earlier one for the same purpose. Its secret is in the fragment after `#`, which
 * browsers never send: no log, proxy or referrer sees it. The caller holds the lock of the staff row.
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

/** Locks the row of a member of staff, so that two changes of what they may do happen one after the other. */
export const lockStaff = (tx: Transaction, staffId: string) =>
  tx.$queryRaw`select 1 from staff where id = ${staffId}::uuid for no key update`
