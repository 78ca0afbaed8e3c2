import 'server-only'
import { recipientRoles, type Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import type { Transaction } from '@/server/db'
import type { NewJob } from '@/server/jobs'
import { hasMail } from '@/server/mail'
import { jobSubject } from '../schema'

/** The columns by which a release is matched with its readers. */
export const recipientColumns = { level: true, boardId: true, municipalityId: true } as const
type Recipient = { level: string; boardId: string | null; municipalityId: string }
type Reader = { boardId: string | null; municipalityId: string | null }

/** Is the release published to the recipient for whom this reader reads? */
export const isForReader = ({ level, boardId, municipalityId }: Recipient, reader: Reader) =>
  level === 'municipality' ? municipalityId === reader.municipalityId : boardId === reader.boardId

export const readersWhere = ({ organisationId }: Actor) => ({
  organisationId,
  role: { in: [...recipientRoles] },
  disabledAt: null,
})

/** A letter for each reader of these revisions, which names what is new for them by its id; none without a mail server. */
export const releaseLetters = async (
  tx: Transaction,
  actor: Actor,
  period: Period,
  revisionIds: readonly string[],
): Promise<NewJob[]> => {
  if (!hasMail()) return []
  const releases = await tx.release.findMany({
    where: { organisationId: actor.organisationId, revisions: { some: { id: { in: [...revisionIds] } } } },
    select: { id: true, ...recipientColumns },
  })
  const readers = await tx.staff.findMany({
    where: readersWhere(actor),
    select: { id: true, boardId: true, municipalityId: true },
  })
  return readers.flatMap((reader) => {
    const releaseIds = releases.filter((release) => isForReader(release, reader)).map(({ id }) => id)
    const input = { staffId: reader.id, releaseIds }
    return releaseIds.length > 0 ? [{ kind: 'release_letter' as const, subject: jobSubject(period), input }] : []
  })
}
