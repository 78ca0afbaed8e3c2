import type { Actor } from '@/domain/access/actor'
import type { Listed } from '@/domain/disclosure/nodes'
import type { PublishedNode } from '@/domain/disclosure/publication'
import { parseBlock } from '@/domain/figures/block'
import type { Transaction } from '@/server/db'

/** The listed schools by their ids, as places, with what people call them. */
export type Register = {
  readonly places: readonly Listed[]
  readonly schoolOf: ReadonlyMap<string, Listed>
  readonly names: ReadonlyMap<string, string>
  /** By the same ids: whoever wrote or changed the name since it was last published. */
  readonly nameWriters: ReadonlyMap<string, readonly string[]>
}

export const registerOf = async (tx: Transaction, actor: Actor): Promise<Register> => {
  const schools = await tx.school.findMany({
    where: { organisationId: actor.organisationId },
    orderBy: { ref: 'asc' },
    select: {
      id: true,
      ref: true,
      name: true,
      nameWrittenByIds: true,
      board: { select: { id: true, name: true, nameWrittenByIds: true, byBlockFrom: true } },
      municipality: { select: { id: true, name: true, nameWrittenByIds: true } },
    },
  })
  const placeOf = ({ id, board, municipality }: (typeof schools)[number]): Listed => ({
    municipality: municipality.id,
    board: board.id,
    school: id,
    byBlockFrom: parseBlock(board.byBlockFrom ?? ''),
  })
  const named = schools.flatMap((school) => [school, school.board, school.municipality])
  return {
    places: schools.map(placeOf),
    schoolOf: new Map(schools.map((school) => [school.ref, placeOf(school)])),
    names: new Map(named.map(({ id, name }) => [id, name])),
    nameWriters: new Map(named.map(({ id, nameWrittenByIds }) => [id, nameWrittenByIds])),
  }
}

/** The places whose names a release about this node shows. */
export const placesShown = (register: Register, node: PublishedNode): readonly string[] => {
  if (node.level === 'municipality') return [node.municipality]
  if (node.level === 'school') return [node.school, node.board]
  return nodeName(register, node).within === null ? [node.board] : [node.board, node.municipality]
}

export type NodeName = { name: string; within: string | null; recipient: string }

/** A school names its board, a board in more than one municipality names which; a school's release goes to its board. */
export const nodeName = (
  { names, places }: Register,
  { level, municipality, board, school }: PublishedNode,
): NodeName => {
  const nameOf = (id: string) => names.get(id) ?? ''
  if (level === 'municipality') return { name: nameOf(municipality), within: null, recipient: nameOf(municipality) }
  if (level === 'school') return { name: nameOf(school), within: nameOf(board), recipient: nameOf(board) }
  const isSplit = new Set(places.filter((place) => place.board === board).map((place) => place.municipality)).size > 1
  return { name: nameOf(board), within: isSplit ? nameOf(municipality) : null, recipient: nameOf(board) }
}
