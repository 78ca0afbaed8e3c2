import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { releaseSelect, type ReadIssue } from '../parts/issue-row'
import { readAs, issueFor, authorizeReading } from '../parts/reader-access'

/** The issues that this actor may read, the newest periods first. */
export const issues = async (actor: Actor, page: { skip: number; take: number }): Promise<ReadIssue[]> => {
  await authorizeReading(actor)
  const rows = await readAs(actor, (tx) =>
    tx.release.findMany({
      where: { organisationId: actor.organisationId },
      orderBy: [{ at: 'desc' }, { number: 'asc' }],
      select: releaseSelect,
      ...page,
    }),
  )
  return rows.map((row) => issueFor(actor, row))
}
