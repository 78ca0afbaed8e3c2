import 'server-only'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import { acquaintanceColumns, acquaintanceOf, type AcquaintanceColumns } from '@/server/known-devices'
import { logError } from '@/server/log'
import { hasMail } from '@/server/mail'
import { systemActor } from '@/server/minted-actor'
import { sourceOf } from '@/server/sender'
import { attempt, tooMany } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { createPasswordLink } from '../parts/password-link'

type Forgetter = AcquaintanceColumns & { id: string; organisationId: string }

const staffByEmail = async (visitor: Visitor, email: string): Promise<Forgetter | null> => {
  const [staff] = await database('sign_in').$queryRaw<Forgetter[]>`
    select id, organisation_id as "organisationId", ${acquaintanceColumns(visitor)} from staff where email = ${email}`
  return staff ?? null
}

/**
 * Requests a password link for a forgotten password. The answer does not depend on whether the account exists: the response
 * does not wait for the work, so that its duration says nothing either.
 */
export const requestPassword = async (visitor: Visitor, input: { email: string }): Promise<void> => {
  if (!hasMail()) throw new AppError('unavailable', 'no_mail')
  const staff = await staffByEmail(visitor, input.email)
  const request = await attempt('reset', input.email, visitor.address, acquaintanceOf(visitor, staff))
  if (!request.allowed) throw tooMany(request)
  if (staff)
    void createPasswordLink(systemActor(staff.organisationId, sourceOf(visitor, 'action')), staff).catch(
      (error: unknown) => logError('reset', error),
    )
}
