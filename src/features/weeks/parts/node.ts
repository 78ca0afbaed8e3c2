import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import type { NodeAddress } from '../schema'

/** A listed school with its board and municipality. */
export type School = {
  id: string
  ref: string
  name: string
  boardId: string
  boardRef: string
  boardName: string
  municipalityRef: string
  municipalityName: string
}

/** The node of the figures. `schoolIds` are the schools below it, or null for the whole organisation. */
export type WeekNode = NodeAddress & { name: string | null; schoolIds: readonly string[] | null }

const listedSchools = (actor: Actor) => database(actor).$queryRaw<School[]>`
  select school.id, school.ref, school.name, school.board_id as "boardId", board.ref as "boardRef", board.name as "boardName",
    municipality.ref as "municipalityRef", municipality.name as "municipalityName"
  from school
  join school_board board on board.id = school.board_id
  join municipality on municipality.id = school.municipality_id
  where school.organisation_id = ${actor.organisationId}::uuid
  order by board.name collate "und-x-icu", school.name collate "und-x-icu", school.ref`

const isUnder = (school: School, { level, ref }: NodeAddress): boolean => {
  switch (level) {
    case 'organisation':
      return true
    case 'municipality':
      return school.municipalityRef === ref
    case 'board':
      return school.boardRef === ref
    case 'school':
      return school.ref === ref
  }
}

const nameOf = { municipality: 'municipalityName', board: 'boardName', school: 'name' } as const

/**
 * The node and all listed schools. A node without a school in this organisation is not found, since no interview can belong
 * to it.
 */
export const nodeAmongSchools = async (
  actor: Actor,
  address: NodeAddress,
): Promise<{ node: WeekNode; schools: School[] }> => {
  const schools = await listedSchools(actor)
  if (address.level === 'organisation') return { node: { ...address, name: null, schoolIds: null }, schools }
  const its = schools.filter((school) => isUnder(school, address))
  const name = requireFound(its[0])[nameOf[address.level]]
  return { node: { ...address, name, schoolIds: its.map((school) => school.id) }, schools }
}
