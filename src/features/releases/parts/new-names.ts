import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import type { PublishedNode } from '@/domain/disclosure/policy/publication'
import type { Transaction } from '@/server/db'
import type { PublicationInputs } from './publication-inputs'
import { shownNodeIds } from './register'
import { wordsOf, type WrittenTexts } from './words-of-node'

/** A name of the organisation, a municipality, a board or a school that a recipient would read for the first time. */
export type NewName = { readonly name: string; readonly writtenByIds: readonly string[] }

/** The recipient whose readers get the release: a school's release goes to its board. */
const recipientOf = ({ level, municipality, board }: PublishedNode) => (level === 'municipality' ? municipality : board)

/** Every pair of recipient and name, in the exact form in which it was published to them. */
const readNames = async (tx: Transaction, { organisationId }: Actor): Promise<ReadonlySet<string>> => {
  const rows = await tx.$queryRaw<{ to: string; name: string }[]>`
    select distinct case when r.level = 'municipality' then r.municipality_id else r.board_id end::text as to, shown.name
    from release_revision v join release r on r.id = v.release_id,
      unnest(array[v.node_name, v.node_within, v.recipient, v.organisation_name]) as shown (name)
    where v.organisation_id = ${organisationId}::uuid and shown.name is not null`
  return new Set(rows.map(({ to, name }) => `${to} ${name}`))
}

/**
 * The nodes whose names count: a correction publishes a node only where a word changed, a first release publishes all of
 * them.
 */
const nodesShown = (
  { preparation, published }: PublicationInputs,
  writtenWords: WrittenTexts,
): readonly PublishedNode[] => [
  ...preparation.nodes,
  ...[...published.values()]
    .filter(({ node, words }) => !isDeepStrictEqual(words, wordsOf(writtenWords, node)))
    .map(({ node }) => node),
]

/**
 * The names that the releases of a prepared period would show to a recipient who has not read them in that form. A name is a
 * text like any other, so whoever wrote it is a writer of the period.
 */
export const newNames = async (
  tx: Transaction,
  actor: Actor,
  inputs: PublicationInputs,
  writtenWords: WrittenTexts,
): Promise<readonly NewName[]> => {
  const readNameIds = await readNames(tx, actor)
  const { register, organisation } = inputs
  const foundNames = nodesShown(inputs, writtenWords).flatMap((node) => {
    const shownNames = shownNodeIds(register, node).map((id) => ({
      id,
      name: register.names.get(id) ?? '',
      writtenByIds: register.nameWriters.get(id) ?? [],
    }))
    const organisationEntry = {
      id: actor.organisationId,
      name: organisation.name,
      writtenByIds: organisation.nameWrittenByIds,
    }
    return [organisationEntry, ...shownNames].filter(({ name }) => !readNameIds.has(`${recipientOf(node)} ${name}`))
  })
  return [...new Map(foundNames.map(({ id, name, writtenByIds }) => [id, { name, writtenByIds }])).values()]
}
