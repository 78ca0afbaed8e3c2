/**
 * The unknown sums as a network flow. Sets by week nest in each other, and so do sets by block. Each class is an arc from the
 * smallest week set that holds it to the smallest block set that holds it, and each set is an arc towards the set around it.
 * Flow then runs from the outer vertex through weeks, classes and blocks back to the outer vertex: a change along a cycle keeps
 * every sum and total outside that cycle as it was.
 */
export type ClassSet = {
  /** The classes of the set; each occurs once. */
  readonly members: readonly number[]
  /** Two sets of one grain nest or are disjoint; otherwise there is no network. */
  readonly grain: 'week' | 'block'
}

/** The arc of one class or one set, between two vertices. */
export type Arc = { readonly from: number; readonly to: number }

/** An arc of the residual graph: it raises the flow of `arc` (direction 1) or lowers it (direction -1). */
export type ResidualArc = Arc & { readonly arc: number; readonly direction: 1 | -1 }

export type FlowNetwork = {
  /** One arc for each class, then one for each set. */
  readonly arcs: readonly Arc[]
  /** The residual arcs that leave each vertex. */
  readonly residualArcs: readonly (readonly ResidualArc[])[]
}

const outerVertex = 0
const vertexOf = (set: number) => set + 1

/** For each class, and for each set of the grain, the vertex of the smallest set around it; null when two sets cross. */
const nestedVertices = (classCount: number, sets: readonly ClassSet[], grain: ClassSet['grain']) => {
  const ofClasses = Array.from({ length: classCount }, () => outerVertex)
  const ofSets = new Map<ClassSet, number>()
  const largestFirst = [...sets.entries()].toSorted(([, a], [, b]) => b.members.length - a.members.length)
  for (const [index, set] of largestFirst) {
    if (set.grain !== grain) continue
    const [around = outerVertex, ...otherVertices] = new Set(set.members.map((member) => ofClasses[member]))
    if (otherVertices.length > 0) return null
    ofSets.set(set, around)
    for (const member of set.members) ofClasses[member] = vertexOf(index)
  }
  return { ofClasses, ofSets }
}

/** Arcs of sets come before arcs of classes, because a cycle through a set that leaves room is shorter. */
const residualArcsOf = (arcs: readonly Arc[], vertexCount: number): ResidualArc[][] => {
  const residualArcs = Array.from({ length: vertexCount }, (): ResidualArc[] => [])
  for (const [arc, { from, to }] of [...arcs.entries()].toReversed()) {
    if (from === to) continue
    residualArcs[from]?.push({ arc, direction: 1, from, to })
    residualArcs[to]?.push({ arc, direction: -1, from: to, to: from })
  }
  return residualArcs
}

/** Null when two sets of one grain cross: then only the integer programme can bound a sum. */
export const createFlowNetwork = (classCount: number, sets: readonly ClassSet[]): FlowNetwork | null => {
  const weeks = nestedVertices(classCount, sets, 'week')
  const blocks = nestedVertices(classCount, sets, 'block')
  if (!weeks || !blocks) return null
  const classArcs = weeks.ofClasses.map((from, index) => ({ from, to: blocks.ofClasses[index] ?? outerVertex }))
  const setArcs = sets.map((set, index) =>
    set.grain === 'week'
      ? { from: weeks.ofSets.get(set) ?? outerVertex, to: vertexOf(index) }
      : { from: vertexOf(index), to: blocks.ofSets.get(set) ?? outerVertex },
  )
  const arcs = [...classArcs, ...setArcs]
  return { arcs, residualArcs: residualArcsOf(arcs, sets.length + 1) }
}
