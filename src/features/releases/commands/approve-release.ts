import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { stoppedWordsInPlaceName } from '@/domain/disclosure/text-check/place-name-check'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction, type Transaction } from '@/server/db'
import { AppError, type FieldProblem } from '@/server/errors'
import { enqueueLetters } from '@/server/jobs'
import { directWork, type Work } from '@/server/work'
import { publicationInputs, type PublicationInputs } from '../parts/publication-inputs'
import { newNames, type NewName } from '../parts/new-names'
import { quoteOfInput, quoteProblems } from '../parts/quote-problems'
import { releasesOf } from '../parts/prepared-nodes'
import { staffNames } from '../parts/staff-names'
import { periodOf } from '../parts/statements'
import { storedNodes } from '../queries/stored-nodes'
import { problemsAt } from '../parts/text-problems'
import type { PreparationAt } from '../schema'
import { requireAuthor } from '../parts/author'
import { lockOrganisation } from '../parts/lock-organisation'
import { authorsOfPreparation, loadOpenPreparation } from '../parts/open-preparation'
import { releaseLetters } from './release-letters'
import { refuseStoppedTexts } from '../parts/refuse-stopped-texts'
import {
  createFirstRevisions,
  createNextRevisions,
  type LoadedPreparation,
  type Publishing,
} from '../parts/store-revisions'

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

/**
 * The preparer's name must still be the one that the approver looked at. A change of the approver's own name moves the
 * version of the preparation: see `staff_renamed`.
 */
const saveApprovalNames = async (
  tx: Transaction,
  actor: Actor,
  { preparedById, preparedByName }: LoadedPreparation,
  approver: string,
) => {
  const nameOf = await staffNames(actor, [preparedById, approver], tx)
  if (nameOf.get(preparedById) !== preparedByName) throw new AppError('conflict', 'changed_meanwhile')
  return { preparedBy: preparedByName, approvedBy: nameOf.get(approver) ?? '' }
}

/** Locks the preparation first: its texts are read after its version, and nobody may change them in between. */
const loadPreparation = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`select 1 from preparation where id = ${id}::uuid for no key update`
  return tx.preparation.findUniqueOrThrow({
    where: { id },
    include: { texts: true, quotes: { orderBy: { id: 'asc' }, include: { consents: true } }, writers: true },
  })
}

/**
 * The texts of a preparation, for one more text check: names may have been added to the organisation since they were
 * written.
 */
const textsOf = ({ texts, correction }: LoadedPreparation) => [
  { path: 'correction', text: correction },
  ...texts.flatMap(({ node, comment, points, requests }) => [
    { path: `${node}.comment`, text: comment },
    ...points.map((text, index) => ({ path: `${node}.points.${index}`, text })),
    ...requests.map((text, index) => ({ path: `${node}.requests.${index}`, text })),
  ]),
]

/** A quote that passed the text check when it was written may fail it now: a family was added, or consent was taken back. */
const refuseStoppedQuotes = async (
  tx: Transaction,
  actor: Actor,
  inputs: PublicationInputs,
  preparation: LoadedPreparation,
) => {
  const quoteContext = { inputs, nodes: storedNodes(preparation) }
  const problems: FieldProblem[] = []
  for (const quote of preparation.quotes)
    problems.push(
      ...problemsAt(
        `${quote.node}.quotes.${quote.id}`,
        await quoteProblems(tx, actor, quoteContext, quoteOfInput(quote)),
      ),
    )
  if (problems.length > 0) throw new AppError('conflict', problems[0]?.reason, problems)
}

/** The text check stops addresses and telephone numbers in a name. The approver, who reads it, judges everything else. */
const refuseStoppedNames = (names: readonly NewName[]) => {
  const problems = names.flatMap(({ name }) => problemsAt('names', stoppedWordsInPlaceName(name)))
  if (problems.length > 0) throw new AppError('conflict', problems[0]?.reason, problems)
}

/** A published quote leads to no interview, so its consents are deleted. */
const deleteConsents = (tx: Transaction, preparationId: string) =>
  tx.quoteConsent.deleteMany({ where: { quote: { preparationId } } })

type Asked = { id: string; version: number; approver: string }

/** A preparation as it is in this transaction, checked against everything that can refuse its publication. */
export const publishablePreparation = async (tx: Transaction, actor: Actor, { id, version, approver }: Asked) => {
  const preparation = await loadPreparation(tx, id)
  if (preparation.state !== 'open' || preparation.version !== version)
    throw new AppError('conflict', 'changed_meanwhile')
  const inputs = await publicationInputs(tx, actor, periodOf(preparation.grain, preparation.at))
  // The authors are read again under the lock: somebody may have begun to write after approval was requested.
  const newlyRead = await newNames(tx, actor, inputs, preparation)
  const behind = authorsOfPreparation({ ...preparation, names: newlyRead })
  await authorize(actor, 'release.approve', { id, ...behind })
  if (inputs.fingerprint !== preparation.fingerprint) throw new AppError('conflict', 'figures_changed')
  const names = await saveApprovalNames(tx, actor, preparation, approver)
  refuseStoppedNames(newlyRead)
  await refuseStoppedTexts(tx, actor, textsOf(preparation))
  await refuseStoppedQuotes(tx, actor, inputs, preparation)
  return { preparation, inputs, names, writtenByIds: behind.writtenByIds }
}

type Approval = Asked & { releases: readonly PublishableRelease[]; at: Date; work: Work }

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
  const [inputs, names] = await inTransaction(async (tx) => {
    const now = await publicationInputs(tx, actor, period)
    return [now, await newNames(tx, actor, now, preparation)] as const
  })
  await authorize(actor, 'release.approve', { id, ...authorsOfPreparation({ ...preparation, names }) })
  if (inputs.fingerprint !== preparation.fingerprint) throw new AppError('conflict', 'figures_changed')
  const releases = await releasesOf(inputs, work.report)
  const revisionIds = await inTransaction(
    (tx) => createRevisions(tx, actor, { id, version, approver, releases, at, work }),
    {
      timeout: 60_000,
    },
  )
  return { releases: revisionIds.length }
}
