/**
 * An audit program that shares no code with the project's own: it reads only what `nabij release audit --json` prints,
 * assumes that an attacker knows who contributes to what, and uses a solver. Its targets are every node, published or not,
 * and the rest of an item after subtracting items within it. It names every group under K families whose sum is then known
 * to within two steps.
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

/** The least and greatest value of one interview, and the size of one step. */
const scales = { share: [0, 1, 1], grade: [1, 10, 1], index: [0, 25_200, 252] } as const

type People = ReadonlySet<string>
type Said = { people: People; low: number; high: number }

const minus = (all: People, others: readonly People[]): People => {
  const gone = new Set(others.flatMap((other) => [...other]))
  return new Set([...all].filter((one) => !gone.has(one)))
}
const isWithin = (inner: People, outer: People) => inner.size < outer.size && [...inner].every((one) => outer.has(one))

/** Contributors that no statement and no target tells apart are one unknown. */
const unknowns = (said: readonly Said[], aim: People) => {
  const parts = new Map<string, { size: number; in: number[]; aimed: boolean }>()
  for (const one of new Set([...aim, ...said.flatMap(({ people }) => [...people])])) {
    const within = said.flatMap(({ people }, index) => (people.has(one) ? [index] : []))
    const id = `${within.join()}|${aim.has(one)}`
    parts.set(id, { size: (parts.get(id)?.size ?? 0) + 1, in: within, aimed: aim.has(one) })
  }
  return [...parts.values()]
}

/** The least or greatest sum of a group; null when the statements contradict each other. */
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

/** All statements connected with a group through shared contributors, directly or through other statements. */
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

/** `asked`: the number of targets with fewer than K families. */
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
