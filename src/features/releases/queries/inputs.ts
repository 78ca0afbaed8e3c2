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
import { found } from '@/server/authorize'
import { fingerprintOf, hashWith } from '@/server/crypto'
import type { Transaction } from '@/server/db'
import { versionInForce } from '@/server/instrument-in-force'
import { frozenContributors, newContributors, type KnownContributor, type Organisation } from './contributors'
import { publishedIn, type PublishedRevision } from './published-nodes'
import { nodeName, registerOf, type Register } from './register'
import { statementsBeside } from './statements'

/** Who publishes, who wrote that name, and K as it is now: under so many families nothing is shown. */
type Publisher = { readonly name: string; readonly nameWrittenByIds: readonly string[]; readonly threshold: number }

/** All that the releases of one period are made from, as it is now. */
export type Inputs = {
  readonly preparation: Preparation
  readonly register: Register
  readonly organisation: Publisher
  readonly period: Period
  /** To be frozen when the period is published. */
  readonly weeks: readonly Week[]
  readonly added: readonly KnownContributor[]
  readonly late: number
  readonly nowhere: number
  readonly all: readonly KnownContributor[]
  /** What was published of the period already, by unit: it is repeated as it was. */
  readonly published: ReadonlyMap<string, PublishedRevision>
  readonly fingerprint: string
  /** The version of the instrument in force when the period ended. */
  readonly instrumentVersion: number
}

const organisationOf = async (tx: Transaction, { organisationId }: Actor): Promise<Organisation & Publisher> =>
  found(
    await tx.organisation.findUnique({
      where: { id: organisationId },
      select: { id: true, name: true, nameWrittenByIds: true, publicationKey: true, threshold: true },
    }),
  )

const frozenWeeks = async (tx: Transaction, { organisationId }: Actor): Promise<ReadonlySet<string>> =>
  new Set((await tx.frozenWeek.findMany({ where: { organisationId }, select: { week: true } })).map(({ week }) => week))

/** The municipality first, then boards, then schools: so are they numbered. */
const inOrder = (nodes: readonly PublishedNode[]) =>
  nodes.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || (unitId(a) < unitId(b) ? -1 : 1))

/** Without the way back to the interview. */
const asContributor = (known: KnownContributor): Contributor => ({
  municipality: known.municipality,
  board: known.board,
  school: known.school,
  interview: known.interview,
  family: known.family,
  week: known.week,
  completed: known.completed,
  values: known.values,
})

export const inputsOf = async (tx: Transaction, actor: Actor, period: Period): Promise<Inputs> => {
  const organisation = await organisationOf(tx, actor)
  const register = await registerOf(tx, actor)
  const frozen = await frozenWeeks(tx, actor)
  const weeks = weeksOfPeriod(period)
  const block = weeksOf(blockOf(period.at))
  const { added, late, nowhere } = await newContributors(tx, actor, { organisation, register, frozen, weeks })
  const all = [...(await frozenContributors(tx, actor, block)), ...added]
  const families = [...new Set(all.map(({ family }) => family))]
  const k = effectiveThreshold(organisation.threshold)
  const earlier = await statementsBeside(tx, actor, { weeks: block, families, k })
  const published = await publishedIn(tx, actor, period)
  const preparation: Preparation = {
    contributors: all.map(asContributor),
    nodes: inOrder(nodesToPublish(register.places, period).filter((node) => !published.has(unitId(node)))),
    earlier,
    k,
    hash: hashWith(organisation.publicationKey),
  }
  const known = earlier.map(({ release, node, key, texts }) => [release, unitId(node), node.period.at, key, texts])
  const { contributors, nodes } = preparation
  const before = [...published.values()].map(({ number, revision, state }) => [number, revision, state])
  // Names are words that leave, too: they are published as they were looked at.
  const about = [...nodes, ...[...published.values()].map(({ node }) => node)].map((node) => nodeName(register, node))
  const fingerprint = fingerprintOf([rulesVersion, k, nodes, contributors, known, before, organisation.name, about])
  const unfrozen = weeks.filter((week) => !frozen.has(week))
  return {
    preparation,
    register,
    organisation,
    period,
    weeks: unfrozen,
    added,
    late,
    nowhere,
    all,
    published,
    fingerprint,
    instrumentVersion: await versionInForce(tx, actor.organisationId, weeks.at(-1) ?? period.at),
  }
}
