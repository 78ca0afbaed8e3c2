import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { ListedSchool } from '@/domain/disclosure/policy/nodes'
import type { PublishedNode } from '@/domain/disclosure/policy/publication'
import { parseBlock } from '@/domain/figures/block'
import type { Transaction } from '@/server/db'

/** The listed schools by their ids, with their boards and municipalities, and the names of all. */
export type Register = {
  readonly places: readonly ListedSchool[]
  readonly schoolOf: ReadonlyMap<string, ListedSchool>
  readonly names: ReadonlyMap<string, string>
  /** By the same ids: everybody who wrote or changed the name since it was last published. */
  readonly nameWriters: ReadonlyMap<string, readonly string[]>
}

type School = {
  id: string
  ref: string
  name: string
  boardId: string
  boardName: string
  byBlockFrom: string | null
  municipalityId: string
  municipalityName: string
  writers: string[]
  boardWriters: string[]
  municipalityWriters: string[]
}

const placeOf = ({ id, boardId, municipalityId, byBlockFrom }: School): ListedSchool => ({
  municipality: municipalityId,
  board: boardId,
  school: id,
  byBlockFrom: parseBlock(byBlockFrom ?? ''),
})

export const registerOf = async (tx: Transaction, actor: Actor): Promise<Register> => {
  const schools = await tx.$queryRaw<School[]>`
    select school.id, school.ref, school.name, board.id as "boardId", board.name as "boardName",
      board.by_block_from as "byBlockFrom", municipality.id as "municipalityId", municipality.name as "municipalityName",
      school.name_written_by_ids as writers, board.name_written_by_ids as "boardWriters",
      municipality.name_written_by_ids as "municipalityWriters"
    from school
    join school_board board on board.id = school.board_id
    join municipality on municipality.id = school.municipality_id
    where school.organisation_id = ${actor.organisationId}::uuid
    order by school.ref`
  return {
    places: schools.map(placeOf),
    schoolOf: new Map(schools.map((school) => [school.ref, placeOf(school)])),
    names: new Map(
      schools.flatMap(({ id, name, boardId, boardName, municipalityId, municipalityName }) => [
        [id, name],
        [boardId, boardName],
        [municipalityId, municipalityName],
      ]),
    ),
    nameWriters: new Map(
      schools.flatMap(({ id, writers, boardId, boardWriters, municipalityId, municipalityWriters }) => [
        [id, writers],
        [boardId, boardWriters],
        [municipalityId, municipalityWriters],
      ]),
    ),
  }
}

/** The ids of the places whose names a release about this node shows. */
export const shownNodeIds = (register: Register, node: PublishedNode): readonly string[] => {
  if (node.level === 'municipality') return [node.municipality]
  if (node.level === 'school') return [node.school, node.board]
  return nodeName(register, node).within === null ? [node.board] : [node.board, node.municipality]
}

export type NodeName = { name: string; within: string | null; recipient: string }

/**
 * A school's heading names its board, and a board in several municipalities names the municipality. A school's release goes
 * to its board.
 */
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
