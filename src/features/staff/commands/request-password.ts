import 'server-only'
import { database } from '@/server/db'
import { AppError } from '@/server/errors'
import { logError } from '@/server/log'
import { hasMail } from '@/server/mail'
import { systemActor } from '@/server/minted-actor'
import { attempt } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'
import { createPasswordLink } from '../parts/password-link'

const requestLetter = async (email: string) => {
  const staff = await database().staff.findUnique({
    where: { email },
    select: { id: true, organisationId: true },
  })
  if (staff) await createPasswordLink(systemActor(staff.organisationId), staff)
}

/**
 * Requests a password link for a forgotten password. The answer does not depend on whether the account exists: the response
 * does not wait for the work, so that its duration says nothing either.
 */
export const requestPassword = async (visitor: Visitor, input: { email: string }): Promise<void> => {
  if (!hasMail()) throw new AppError('unavailable', 'no_mail')
  if (!(await attempt('reset', input.email, visitor.address)).allowed) throw new AppError('too_many')
  void requestLetter(input.email).catch((error: unknown) => logError('reset', error))
}
