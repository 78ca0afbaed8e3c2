import 'server-only'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Visitor } from '@/server/visitor'
import type { LinkPurpose } from '../schema'
import { liveLink } from '../parts/live-link'

/**
 * The person a link is for: the name to greet them, and the address for their password manager. Every dead link gets the
 * same refusal.
 */
export const loadLink = async (_visitor: Visitor, input: { token: string; purpose: LinkPurpose }) => {
  const link = await liveLink(database(), input)
  if (!link) throw new AppError('not_found', 'link_dead')
  return { email: link.staff.email, name: link.staff.name }
}
