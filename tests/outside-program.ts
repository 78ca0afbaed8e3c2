/**
 * A program of somebody else: it reads nothing but what `nabij release audit --json` prints, knows who contributes to what,
 * and has a solver. It aims at every node, published or not, and at what is left of an item beside the items within it, and
 * names every group of under K families whose sum all texts together leave known to within two.
 */
import { solve } from 'yalps'

type Pair = readonly [family: string, interview: string]
type Item = {
  release: string
  node: string
  question: string
  kind: 'share' | 'grade' | 'index'
  text: string
  low: number
  high: number
  contributors: readonly Pair[]
}
export type Report = {
  k: number
  passed: boolean
  nodes: readonly {
    id: string
    level: string
    ref: string
    period: string
    published: boolean
    contributors: readonly Pair[]
  }[]
  items: readonly Item[]
  inferred: readonly Item[]
}

/** What one interview can give, and what one step of it is. */
const scales = { share: [0, 1, 1], grade: [1, 10, 1], index: [0, 25_200, 252] } as const

type People = ReadonlySet<string>
type Said = { people: People; low: number; high: number }

const minus = (all: People, others: readonly People[]): People => {
  const gone = new Set(others.flatMap((other) => [...other]))
  return new Set([...all].filter((one) => !gone.has(one)))
}
const isWithin = (inner: People, outer: People) => inner.size < outer.size && [...inner].every((one) => outer.has(one))

/** Whom nothing tells apart is one unknown. */
const unknowns = (said: readonly Said[], aim: People) => {
  const parts = new Map<string, { size: number; in: number[]; aimed: boolean }>()
  for (const one of new Set([...aim, ...said.flatMap(({ people }) => [...people])])) {
    const within = said.flatMap(({ people }, index) => (people.has(one) ? [index] : []))
    const id = `${within.join()}|${aim.has(one)}`
    parts.set(id, { size: (parts.get(id)?.size ?? 0) + 1, in: within, aimed: aim.has(one) })
  }
  return [...parts.values()]
}

/** The least or the greatest sum of a group; null when the texts cannot all be true. */
const end = (direction: 'minimize' | 'maximize', said: readonly Said[], aim: People, kind: Item['kind']) => {
  const [least, most] = scales[kind]
  const parts = unknowns(said, aim)
  const { status, result } = solve<string, string>({
    direction,
    objective: 'aim',
    integers: true,
    constraints: [
      ...said.map(({ low, high }, index) => [`said ${index}`, { min: low, max: high }] as const),
      ...parts.map(({ size }, index) => [`of ${index}`, { min: least * size, max: most * size }] as const),
    ],
    variables: parts.map(({ in: within, aimed }, index): [string, [string, number][]] => [
      `${index}`,
      [
        [`of ${index}`, 1],
        ...within.map((text): [string, number] => [`said ${text}`, 1]),
        ...(aimed ? [['aim', 1] as [string, number]] : []),
      ],
    ]),
  })
  return status === 'optimal' ? Math.round(result) : null
}

/** All that hangs together with a group, through whoever is in two texts. */
const around = (said: readonly Said[], aim: People): Said[] => {
  const found = new Set<Said>()
  const people = new Set(aim)
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const one of said)
      if (!found.has(one) && [...one.people].some((person) => people.has(person))) {
        found.add(one)
        for (const person of one.people) people.add(person)
      }
  }
  return [...found]
}

const aimsOf = (nodes: readonly People[], said: readonly Said[]): People[] => {
  const everybody = new Set(said.flatMap(({ people }) => [...people]))
  const left = said.flatMap(({ people }) => {
    const inside = said.map((one) => one.people).filter((other) => isWithin(other, people))
    return [minus(people, inside), ...inside.map((one) => minus(people, [one]))]
  })
  const here = nodes.map((node) => new Set([...node].filter((one) => everybody.has(one))))
  const all = [...here, ...left].filter(({ size }) => size > 0)
  return [...new Map(all.map((aim) => [[...aim].sort().join(), aim])).values()]
}

/** `asked`: how many groups of under K families it aimed at. */
export const knownTooWell = ({ k, nodes, items, inferred }: Report): { asked: number; groups: string[] } => {
  const familyOf = new Map(nodes.flatMap(({ contributors }) => contributors.map(([family, one]) => [one, family])))
  const peopleOf = ({ contributors }: { contributors: readonly Pair[] }) => new Set(contributors.map(([, one]) => one))
  const everyNode = nodes.map(peopleOf)
  let asked = 0
  const groups: string[] = []
  for (const question of new Set(items.map((item) => item.question))) {
    const about = [...items, ...inferred].filter((item) => item.question === question)
    const said = about.map((item): Said => ({ people: peopleOf(item), low: item.low, high: item.high }))
    const [{ kind } = { kind: 'share' as const }] = about
    const [least, most, step] = scales[kind]
    for (const aim of aimsOf(everyNode, said)) {
      if (new Set([...aim].map((one) => familyOf.get(one))).size >= k) continue
      asked += 1
      const known = around(said, aim)
      const [low, high] = [end('minimize', known, aim, kind), end('maximize', known, aim, kind)]
      const isOpen = low !== null && high !== null && high - low >= Math.min(3 * step, (most - least) * aim.size)
      if (!isOpen) groups.push(`${question} of ${aim.size}: ${low} to ${high}`)
    }
  }
  return { asked, groups }
}
