import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, largeTransaction, ofOrganisation, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { enqueueLetters } from '@/server/jobs'
import { directWork, type Work } from '@/server/work'
import { publicationInputs, type PublicationInputs } from '../parts/publication-inputs'
import { newNames } from '../parts/new-names'
import { releasesOf } from '../parts/prepared-nodes'
import { periodOf } from '../parts/statements'
import type { PreparationAt } from '../schema'
import { requireAuthor } from '../parts/author'
import { lockOrganisation } from '../parts/lock-organisation'
import { authorsOfPreparation, loadOpenPreparation } from '../parts/open-preparation'
import { publishablePreparation, type ApprovalRequest } from '../parts/publishable-preparation'
import { releaseLetters } from '../parts/release-letters'
import { createFirstRevisions, createNextRevisions, type Publishing } from '../parts/store-revisions'

/** The contributors of these weeks are fixed from now on, for every recipient. */
const freezeContributors = async (
  tx: Transaction,
  { organisationId }: Actor,
  { weeks, added }: PublicationInputs,
  at: Date,
) => {
  await tx.frozenWeek.createMany({ data: weeks.map((week) => ({ organisationId, week, frozenAt: at })) })
  await tx.contributor.createMany({
    data: added.map(({ interview, family, week, municipality, board, school, completed, values, interviewId }) => ({
      organisationId,
      pseudonym: interview,
      familyPseudonym: family,
      week,
      municipalityId: municipality,
      boardId: board,
      schoolId: school,
      completed,
      values: { ...values },
      interviewId,
    })),
  })
}

/** The interviews that a quote rests on are stored until it is published, and not after. */
const deleteConsents = (tx: Transaction, preparationId: string) =>
  tx.quoteConsent.deleteMany({ where: { quote: { preparationId } } })

type Approval = ApprovalRequest & { releases: readonly PublishableRelease[]; at: Date; work: Work }

const createRevisions = async (tx: Transaction, actor: Actor, { releases, at, work, ...asked }: Approval) => {
  const { id, approver } = asked
  const organisation = await lockOrganisation(tx, actor)
  const { preparation, inputs, names, writtenByIds } = await publishablePreparation(tx, actor, asked)
  await freezeContributors(tx, actor, inputs, at)
  const { register } = inputs
  const { instrumentVersion } = inputs
  const publishing: Publishing = {
    actor,
    organisation,
    register,
    preparation,
    writtenByIds,
    approver,
    names,
    at,
    instrumentVersion,
  }
  const firstRevisionIds = await createFirstRevisions(tx, publishing, releases)
  const nextRevisionIds = await createNextRevisions(tx, publishing, [...inputs.published.values()])
  const revisionIds = [...firstRevisionIds, ...nextRevisionIds]
  if (revisionIds.length === 0)
    throw new AppError('conflict', inputs.published.size > 0 ? 'nothing_corrected' : 'nothing_to_publish')
  await deleteConsents(tx, id)
  await tx.preparation.update({ where: { id }, data: { state: 'published', version: { increment: 1 } } })
  await audit(tx, actor, 'release.approve', id, {
    grain: preparation.grain,
    at: preparation.at,
    releases: revisionIds.length,
  })
  await enqueueLetters(tx, actor, await releaseLetters(tx, actor, inputs.period, revisionIds))
  await work.finish(tx)
  return revisionIds
}

/**
 * Publishes a period that somebody else prepared: all its releases at once, or none. What the texts are made from must still
 * be what the approver looked at; otherwise it is a conflict, and the page shows what changed. `at` is now, except in a
 * demonstration.
 */
export const approveRelease = async (
  actor: Actor,
  { id, version }: PreparationAt,
  at: Date = now(),
  work: Work = directWork,
): Promise<{ releases: number }> => {
  const preparation = await loadOpenPreparation(actor, 'release.approve', id)
  const approver = requireAuthor(actor)
  const period = periodOf(preparation.grain, preparation.at)
  const [inputs, names] = await inTransaction(
    ofOrganisation(actor.organisationId),
    async (tx) => {
      const now = await publicationInputs(tx, actor, period)
      return [now, await newNames(tx, actor, now, preparation)] as const
    },
    largeTransaction,
  )
  await authorize(actor, 'release.approve', { id, ...authorsOfPreparation({ ...preparation, names }) })
  if (inputs.fingerprint !== preparation.fingerprint) throw new AppError('conflict', 'figures_changed')
  const releases = await releasesOf(inputs, work.report)
  const revisionIds = await inTransaction(
    ofOrganisation(actor.organisationId),
    (tx) => createRevisions(tx, actor, { id, version, approver, releases, at, work }),
    largeTransaction,
  )
  return { releases: revisionIds.length }
}
