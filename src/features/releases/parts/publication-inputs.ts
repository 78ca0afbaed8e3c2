import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { nodesToPublish } from '@/domain/disclosure/policy/nodes'
import {
  levels,
  unitId,
  weeksOfPeriod,
  type Contributor,
  type Period,
  type PublishedNode,
} from '@/domain/disclosure/policy/publication'
import type { Preparation } from '@/domain/disclosure/release'
import { effectiveThreshold } from '@/domain/disclosure/policy/size-class'
import { rulesVersion } from '@/domain/disclosure/policy/cell'
import { blockOf, weeksOf } from '@/domain/figures/block'
import type { Week } from '@/domain/figures/week'
import { requireFound } from '@/server/authorize'
import { fingerprintOf, hashWith } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { chosenVersions, versionIn } from '@/server/instrument-in-force'
import { publicationKeyFrom } from '@/server/publication-key'
import { frozenContributors, newContributors, type CountedContributor, type Organisation } from './contributors'
import { revisionsOfPeriod, type PublishedRevision } from './published-revisions'
import { nodeName, registerOf, type Register } from './register'
import { overlappingStatements } from './statements'

/** The organisation that publishes, who wrote its name, and its present K: with fewer families than K nothing is shown. */
type Publisher = { readonly name: string; readonly nameWrittenByIds: readonly string[]; readonly threshold: number }

/** Everything that the releases of one period are made from, at this moment. */
export type PublicationInputs = {
  readonly preparation: Preparation
  readonly register: Register
  readonly organisation: Publisher
  readonly period: Period
  /** The weeks to be frozen when the period is published. */
  readonly weeks: readonly Week[]
  readonly added: readonly CountedContributor[]
  readonly late: number
  readonly nowhere: number
  readonly all: readonly CountedContributor[]
  /** What of the period is already published, by unit: it is repeated unchanged. */
  readonly published: ReadonlyMap<string, PublishedRevision>
  readonly fingerprint: string
  /** The version of the instrument in force when the period ended. */
  readonly instrumentVersion: number
}

const organisationOf = async (tx: Transaction, { organisationId }: Actor): Promise<Organisation & Publisher> => {
  const { publicationKey, ...organisation } = requireFound(
    await tx.organisation.findUnique({
      where: { id: organisationId },
      select: { id: true, name: true, nameWrittenByIds: true, threshold: true, publicationKey: true },
    }),
  )
  return { ...organisation, publicationKey: await publicationKeyFrom(tx, organisationId, publicationKey) }
}

const frozenWeeks = async (tx: Transaction, { organisationId }: Actor): Promise<ReadonlySet<string>> =>
  new Set((await tx.frozenWeek.findMany({ where: { organisationId }, select: { week: true } })).map(({ week }) => week))

/** The municipality first, then boards, then schools: the order of release numbers. */
const inOrder = (nodes: readonly PublishedNode[]) =>
  nodes.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (unitId(a) < unitId(b) ? -1 : 1))

/** Drops the interview id, so that nothing in a release leads back to the interview. */
const asContributor = (knownContributor: CountedContributor): Contributor => ({
  municipality: knownContributor.municipality,
  board: knownContributor.board,
  school: knownContributor.school,
  interview: knownContributor.interview,
  family: knownContributor.family,
  week: knownContributor.week,
  completed: knownContributor.completed,
  values: knownContributor.values,
})

export const publicationInputs = async (tx: Transaction, actor: Actor, period: Period): Promise<PublicationInputs> => {
  const organisation = await organisationOf(tx, actor)
  const register = await registerOf(tx, actor)
  const frozenWeekSet = await frozenWeeks(tx, actor)
  const versionChoices = await chosenVersions(tx, actor.organisationId)
  const weeks = weeksOfPeriod(period)
  const block = weeksOf(blockOf(period.at))
  const { added, late, nowhere } = await newContributors(tx, actor, {
    organisation,
    register,
    frozen: frozenWeekSet,
    versionChoices,
    weeks,
  })
  const allContributors = [...(await frozenContributors(tx, actor, block)), ...added]
  const families = [...new Set(allContributors.map(({ family }) => family))]
  const k = effectiveThreshold(organisation.threshold)
  const earlierStatements = await overlappingStatements(tx, actor, { weeks: block, families, k })
  const publishedRevisions = await revisionsOfPeriod(tx, actor, period)
  const preparation: Preparation = {
    contributors: allContributors.map(asContributor),
    nodes: inOrder(nodesToPublish(register.places, period).filter((node) => !publishedRevisions.has(unitId(node)))),
    earlier: earlierStatements,
    k,
    hash: hashWith(organisation.publicationKey),
  }
  const statementParts = earlierStatements.map(({ release, node, key, texts }) => [
    release,
    unitId(node),
    node.period.at,
    key,
    texts,
  ])
  const { contributors, nodes } = preparation
  const revisionParts = [...publishedRevisions.values()].map(({ number, revision, state }) => [number, revision, state])
  // Names leave the organisation too: a changed name makes another fingerprint, so that they are published as they were
  // looked at.
  const nodeNames = [...nodes, ...[...publishedRevisions.values()].map(({ node }) => node)].map((node) =>
    nodeName(register, node),
  )
  const fingerprint = fingerprintOf([
    rulesVersion,
    k,
    nodes,
    contributors,
    statementParts,
    revisionParts,
    organisation.name,
    nodeNames,
  ])
  const unfrozen = weeks.filter((week) => !frozenWeekSet.has(week))
  return {
    preparation,
    register,
    organisation,
    period,
    weeks: unfrozen,
    added,
    late,
    nowhere,
    all: allContributors,
    published: publishedRevisions,
    fingerprint,
    instrumentVersion: versionIn(versionChoices, weeks.at(-1) ?? period.at),
  }
}
