import 'server-only'
import { phoneNumber } from '@/domain/people/phone-number'
import { database, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Visitor } from '@/server/visitor'
import { linkOfToken } from '../parts/linked-room'

/** `dialled` for a `tel:` address, `words` as people read it. */
export type LinkPhone = { dialled: string; words: string }

/** After these a call helps. Once the room is over an old message leads nobody to the organisation. */
const reasonsToCall: readonly string[] = ['room_opens_later', 'seat_removed', 'link_used_often']

/**
 * The number of the organisation behind a link that was refused, so that its holder can call. Null for a token that nobody was given,
 * which learns nothing. It comes without the name: who sees an old message of a parent reads only a number.
 */
export const phoneOfLink = async (_visitor: Visitor, token: string, refusal: unknown): Promise<LinkPhone | null> => {
  if (!(refusal instanceof AppError) || !reasonsToCall.includes(refusal.reason ?? '')) return null
  const link = await linkOfToken(token)
  if (!link) return null
  const organisation = await database(ofOrganisation(link.organisationId)).organisation.findFirst({
    where: { id: link.organisationId },
    select: { phone: true },
  })
  if (!organisation?.phone) return null
  return { dialled: organisation.phone, words: phoneNumber(organisation.phone)?.shown ?? organisation.phone }
}
