import { withDistinctNames } from '@/domain/people/distinct-names'
import type { Level } from '@/domain/figures/week-figures'
import type { School } from '../parts/node'

/** A node as the URL writes it. */
export const nodeQuery = ({ level, ref }: { level: Level; ref: string | null }) =>
  level === 'organisation' || ref === null ? {} : { [level]: ref }

export type NodeOption = { value: string; label: string }
export type NodeGroup = { group: string; items: NodeOption[] }

type Labels = { municipality: string; board: string; school: string }

const optionsOf = (level: string, nodes: readonly { ref: string; name: string }[]) =>
  nodes.map(({ ref, name }): NodeOption => ({ value: `${level}:${ref}`, label: name }))

/** The boards or municipalities of the schools, each once. A board carries the municipalities that it is in. */
const nodesAbove = (schools: readonly School[], of: (school: School) => { ref: string; name: string }) => {
  const nodes = new Map<string, { ref: string; name: string; places: Set<string> }>()
  for (const school of schools) {
    const { ref, name } = of(school)
    const node = nodes.get(ref) ?? { ref, name, places: new Set() }
    nodes.set(ref, { ...node, places: node.places.add(school.municipalityName) })
  }
  return [...nodes.values()]
}

/** All nodes to choose from, in three groups. A value holds the level and the reference. */
export const nodeOptions = (schools: readonly School[], labels: Labels): NodeGroup[] => {
  const municipalities = nodesAbove(schools, (school) => ({
    ref: school.municipalityRef,
    name: school.municipalityName,
  }))
  const boards = nodesAbove(schools, (school) => ({ ref: school.boardRef, name: school.boardName }))
  const refOf = ({ ref }: { ref: string }) => ref
  return [
    { group: labels.municipality, items: optionsOf('municipality', withDistinctNames(municipalities, refOf)) },
    {
      group: labels.board,
      items: optionsOf(
        'board',
        withDistinctNames(boards, ({ places }) => [...places].slice(0, 3).join(', '), refOf),
      ),
    },
    {
      group: labels.school,
      items: optionsOf(
        'school',
        withDistinctNames(schools, ({ boardName, municipalityName }) => `${boardName}, ${municipalityName}`, refOf),
      ),
    },
  ]
}
