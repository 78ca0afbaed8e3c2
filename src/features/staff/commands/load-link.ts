import 'server-only'
import { database, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Visitor } from '@/server/visitor'
import type { LinkPurpose } from '../schema'
import { mayHavePassword } from '../parts/local-password'
import { liveLink } from '../parts/live-link'

/**
 * The person a link is for: the name to greet them, the address for their password manager, and whether they sign in with the
 * identity provider in place of a password. Every dead link gets the
 * same refusal.
 */
export const loadLink = async (_visitor: Visitor, input: { token: string; purpose: LinkPurpose }) => {
  const link = await liveLink(database('link'), input)
  if (!link) throw new AppError('not_found', 'link_dead')
  const { id, organisationId, email, name } = link.staff
  return { email, name, byProvider: !(await mayHavePassword(database(ofOrganisation(organisationId)), id)) }
}
