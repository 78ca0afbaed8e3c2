import 'server-only'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Visitor } from '@/server/visitor'
import type { LinkPurpose } from '../schema'
import { liveLink } from '../parts/live-link'

/** Whom a link is for, to greet them and to tell a password manager; a dead link says no more than that. */
export const loadLink = async (_visitor: Visitor, input: { token: string; purpose: LinkPurpose }) => {
  const link = await liveLink(database(), input)
  if (!link) throw new AppError('not_found', 'link_dead')
  return { email: link.staff.email, name: link.staff.name }
}
