import type { Level } from '@/domain/figures/week-figures'
import type { School } from '../queries/node'

/** A node as the URL names it. */
export const nodeQuery = ({ level, ref }: { level: Level; ref: string | null }) =>
  level === 'organisation' || ref === null ? {} : { [level]: ref }

export type NodeOption = { value: string; label: string }
export type NodeGroup = { group: string; items: NodeOption[] }

type Labels = { municipality: string; board: string; school: string }

const distinct = (options: readonly NodeOption[]) => [
  ...new Map(options.map((option) => [option.value, option])).values(),
]

/** All that can be chosen, in three groups; a value says the level and the reference. */
export const nodeOptions = (schools: readonly School[], labels: Labels): NodeGroup[] => [
  {
    group: labels.municipality,
    items: distinct(
      schools.map((school) => ({ value: `municipality:${school.municipalityRef}`, label: school.municipalityName })),
    ),
  },
  {
    group: labels.board,
    items: distinct(schools.map((school) => ({ value: `board:${school.boardRef}`, label: school.boardName }))),
  },
  { group: labels.school, items: schools.map((school) => ({ value: `school:${school.ref}`, label: school.name })) },
]
