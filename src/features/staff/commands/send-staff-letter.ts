import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { Work } from '@/server/work'
import type { LinkPurpose, StaffLetter } from '../schema'
import { invitedWhere } from '../parts/joined'
import { dismissFailedLetters, sendLink } from '../parts/letters'
import { createLink, linkHours, lockStaff } from '../parts/links'

const hoursOf = { invitation: linkHours.invitation, password: linkHours.mailedPassword } as const

/** Whether the person may still get such a letter: an invitation before they came in, a password link after. */
const waitsFor = (purpose: LinkPurpose) => ({
  disabledAt: null,
  ...(purpose === 'invitation' ? invitedWhere : { passwordHash: { not: null } }),
})

/**
 * Makes the link and mails it. Each try makes a fresh one, in place of what an earlier try may have sent. Once it is sent, an
 * earlier letter of this purpose that failed needs no attention any more.
 */
export const sendStaffLetter = async (actor: Actor, input: StaffLetter, work: Work) => {
  const { staffId, purpose } = input
  const hours = hoursOf[purpose]
  const letter = await inTransaction(actor, async (tx) => {
    await lockStaff(tx, staffId)
    const staff = await tx.staff.findFirst({
      where: { id: staffId, organisationId: actor.organisationId, ...waitsFor(purpose) },
      select: { id: true, organisationId: true, email: true, name: true },
    })
    return staff && { staff, link: await createLink(tx, staff, purpose, hours) }
  })
  if (letter && !(await sendLink(letter.staff, purpose, letter.link, hours)))
    throw new AppError('unavailable', 'letter_refused')
  await inTransaction(actor, async (tx) => {
    await dismissFailedLetters(tx, actor.organisationId, input)
    await work.finish(tx)
  })
}
