import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { stoppedWordsInPlaceName } from '@/domain/disclosure/text-check/place-name-check'
import { authorize } from '@/server/authorize'
import type { Transaction } from '@/server/db'
import { AppError, type FieldProblem } from '@/server/errors'
import { newNames, type NewName } from './new-names'
import { authorsOfPreparation } from './open-preparation'
import { publicationInputs, type PublicationInputs } from './publication-inputs'
import { quoteOfInput, quoteProblems } from './quote-problems'
import { refuseStoppedTexts } from './refuse-stopped-texts'
import { staffNames } from './staff-names'
import { periodOf } from './statements'
import type { LoadedPreparation } from './store-revisions'
import { storedNodes } from './stored-nodes'
import { problemsAt } from './text-problems'

/** The preparer's name must still be the one that was looked at. The approver's own is part of the version: see `staff_renamed`. */
const approvalNames = async (
  tx: Transaction,
  actor: Actor,
  { preparedById, preparedByName }: LoadedPreparation,
  approver: string,
) => {
  const nameOf = await staffNames(actor, [preparedById, approver], tx)
  if (nameOf.get(preparedById) !== preparedByName) throw new AppError('conflict', 'changed_meanwhile')
  return { preparedBy: preparedByName, approvedBy: nameOf.get(approver) ?? '' }
}

/** Under its lock: the words are read after the version, and nobody may come in between. */
const loadPreparation = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`select 1 from preparation where id = ${id}::uuid for no key update`
  return tx.preparation.findUniqueOrThrow({
    where: { id },
    include: {
      texts: true,
      quotes: { orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }], include: { consents: true } },
      writers: true,
    },
  })
}

/** Names may have been added since they were written. */
const textsOf = ({ texts, correction }: LoadedPreparation) => [
  { path: 'correction', text: correction },
  ...texts.flatMap(({ node, comment, points, requests }) => [
    { path: `${node}.comment`, text: comment },
    ...points.map((text, index) => ({ path: `${node}.points.${index}`, text })),
    ...requests.map((text, index) => ({ path: `${node}.requests.${index}`, text })),
  ]),
]

/** What the gate let through when it was written may not pass any more: a family was added, a parent thought better of it. */
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

/** A name holds no address and no telephone number; whatever else it says is for the approver, who reads it. */
const refuseStoppedNames = (names: readonly NewName[]) => {
  const problems = names.flatMap(({ name }) => problemsAt('names', stoppedWordsInPlaceName(name)))
  if (problems.length > 0) throw new AppError('conflict', problems[0]?.reason, problems)
}

/** What is asked to be approved, in the version that was looked at, and by whom. */
export type ApprovalRequest = { id: string; version: number; approver: string }

/** What is to be published, as it is in this transaction, once nothing stands in the way. */
export const publishablePreparation = async (
  tx: Transaction,
  actor: Actor,
  { id, version, approver }: ApprovalRequest,
) => {
  const preparation = await loadPreparation(tx, id)
  if (preparation.state !== 'open' || preparation.version !== version)
    throw new AppError('conflict', 'changed_meanwhile')
  const inputs = await publicationInputs(tx, actor, periodOf(preparation.grain, preparation.at))
  // Once more under the lock: somebody may have begun to write after they asked to approve.
  const newlyRead = await newNames(tx, actor, inputs, preparation)
  const authors = authorsOfPreparation({ ...preparation, names: newlyRead })
  await authorize(actor, 'release.approve', { id, ...authors })
  if (inputs.fingerprint !== preparation.fingerprint) throw new AppError('conflict', 'figures_changed')
  const names = await approvalNames(tx, actor, preparation, approver)
  refuseStoppedNames(newlyRead)
  await refuseStoppedTexts(tx, actor, textsOf(preparation))
  await refuseStoppedQuotes(tx, actor, inputs, preparation)
  return { preparation, inputs, names, writtenByIds: authors.writtenByIds }
}
