import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireReleaseAccess } from '../parts/release-scope'
import type { SaveMeeting } from '../schema'
import { requireAuthor } from '../parts/author'

/**
 * Saves what was agreed in the conversation about a release. It is shown when the next release of the node is prepared, and
 * stays inside the organisation.
 */
export const saveMeeting = async (actor: Actor, { releaseId, version, heldOn, ...texts }: SaveMeeting) => {
  await requireReleaseAccess(actor, 'meeting.save', releaseId)
  return inTransaction(actor, async (tx) => {
    const where = { id: releaseId, organisationId: actor.organisationId }
    requireFound(await tx.release.findFirst({ where, select: { id: true } }), {
      actor,
      verb: 'meeting.save',
      id: releaseId,
    })
    await authorize(actor, 'meeting.save', { id: releaseId })
    const data = { ...texts, heldOn: dateColumn(heldOn), writtenById: requireAuthor(actor), writtenAt: now() }
    const first = { releaseId, organisationId: actor.organisationId, ...data }
    const savedMeetings =
      version === 0
        ? await tx.meeting.createMany({ data: [first], skipDuplicates: true })
        : await tx.meeting.updateMany({
            where: { releaseId, version },
            data: { ...data, version: { increment: 1 } },
          })
    if (savedMeetings.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await audit(tx, actor, 'meeting.save', releaseId)
    return { version: version + 1 }
  })
}
