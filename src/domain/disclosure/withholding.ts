/**
 * R2: what may be said, and what a reader learns where nothing is said. Protects from withholding itself: a reader knows the
 * rules, every n and all that was said before, and can ask which text would have been withheld. Candidates come in an order
 * that every reader knows, the largest node first, so that the smallest is withheld. Of each, all texts that it could have
 * are tried; those that would settle something are forbidden, with as many next to them as it takes until "it was one of
 * these" settles nothing either. Is its text forbidden, it is withheld, and "one of these" is known as if it had been said.
 */
import { divided, type Known } from './atoms'
import { alike, leaveFewOpen } from './open-answers'
import { possibleOf, textsOf, type Range } from './possible'
import { Possibilities } from './possibilities'
import { levels, nodeId, type Statement } from './publication'
import { kindOf, scales } from './published-figures'
import { aimsOf, firstSettled, isAt, systemOf, told, type Aim, type Scene, type Told } from './settled'
import { rangeOf, textByRule, type Candidate } from './statement'
import type { KeyedHash } from './noise'

/** Largest first: the municipality, boards, schools; a tie goes by name. */
export const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(
    (a, b) =>
      levels.indexOf(a.node.level) - levels.indexOf(b.node.level) ||
      b.interviews.length - a.interviews.length ||
      (nodeId(a.node) < nodeId(b.node) ? -1 : 1),
  )

type Thinkable = { readonly text: string; readonly range: Range; readonly can: Possibilities }

/** What is known so far and whom one could aim at, for one candidate. */
type Asked = {
  candidate: Candidate
  atoms: readonly number[]
  can: Possibilities
  aims: readonly Aim[]
  /** Said of nearly the same families. */
  beside: readonly Statement[]
  k: number
}

/** The texts that a reader can think possible before it is said. */
const thinkable = ({ candidate, atoms, can }: Asked): Thinkable[] => {
  const [kind, n] = [kindOf(candidate.key), candidate.interviews.length]
  return textsOf(kind, n).flatMap((text) => {
    const range = possibleOf(kind, n, text)
    const then = range && can.knowing(atoms, range)
    return range && then ? [{ text, range, can: then }] : []
  })
}

const isHarmful = ({ candidate, aims, beside, k }: Asked, can: Possibilities, range: Range): boolean =>
  firstSettled(can, aims, k) !== null ||
  beside.some((statement) => {
    const other = rangeOf(statement)
    return (
      other !== null && !leaveFewOpen(candidate, range, statement, other, { k, scale: scales[kindOf(candidate.key)] })
    )
  })

const hull = (some: readonly Thinkable[]): Range => ({
  low: Math.min(...some.map(({ range }) => range.low)),
  high: Math.max(...some.map(({ range }) => range.high)),
})

/** Neighbouring texts that hold all harmful ones, as few as can be, of which "one of these" harms nobody; all, if need be. */
const forbidden = (asked: Asked, texts: readonly Thinkable[]): readonly Thinkable[] => {
  const harmful = texts.flatMap(({ can, range }, index) => (isHarmful(asked, can, range) ? [index] : []))
  const [first, last] = [harmful[0], harmful.at(-1)]
  if (first === undefined || last === undefined) return []
  for (let more = 0; more < texts.length; more++)
    for (let below = 0; below <= more; below++) {
      const [from, to] = [first - below, last + more - below]
      if (from < 0 || to >= texts.length) continue
      const some = texts.slice(from, to + 1)
      const can = asked.can.knowing(asked.atoms, hull(some))
      if (some.length > 1 && can && !isHarmful(asked, can, hull(some))) return some
    }
  return texts
}

/** What a reader knows afterwards; null: nothing, because all its texts were forbidden. */
const decided = (asked: Asked, hash: KeyedHash): Statement | null => {
  const text = textByRule(asked.candidate, hash)
  const texts = thinkable(asked)
  const not = forbidden(asked, texts)
  const isAmong = (some: readonly Thinkable[]) => some.some((one) => one.text === text)
  // Frozen values always make it thinkable; were they not what was published, nothing more may be said of them.
  if (!isAmong(texts)) return null
  if (!isAmong(not)) return { ...asked.candidate, said: true, texts: [text] }
  const isReadable = not.length < texts.length
  return isReadable ? { ...asked.candidate, said: false, texts: not.map((one) => one.text) } : null
}

type Question = {
  scene: Scene
  /** All that is known of this figure, also in other blocks: what is about nearly the same families counts. */
  earlier: readonly Statement[]
  candidates: readonly Candidate[]
  hash: KeyedHash
}

/** What can be of one scene, and whom one could aim at, before anything is said now. */
const begun = (scene: Scene, before: readonly Told[], queue: readonly Candidate[]) => {
  const sets = [...before, ...queue].map(({ interviews }) => interviews)
  const parts = divided(scene.all, sets)
  const can = Possibilities.under(systemOf(scene.key, parts, before))
  return { can, atoms: parts.atoms, at: (set: number) => parts.sets[set] ?? [] }
}

/**
 * What a reader learns of one figure in one municipality and block, candidate by candidate: what is said, and what can be
 * read from its being withheld. Null when what is known contradicts itself, and then nothing more may be said.
 */
export const newlyKnown = ({ scene, earlier, candidates, hash }: Question): readonly Statement[] | null => {
  const queue = inOrder(candidates)
  const before = earlier.filter(({ node }) => isAt(scene, node)).map(told)
  const { can: start, atoms, at } = begun(scene, before, queue)
  const known: Known[] = before.map(({ node }, set) => ({ node, atoms: at(set) }))
  const learnt: Statement[] = []
  let can = start
  for (const [index, candidate] of queue.entries()) {
    if (!can) return null
    const own = at(before.length + index)
    const aims = aimsOf(scene, atoms, [...known, { node: candidate.node, atoms: own }], candidate.node)
    const beside = alike(candidate, [...earlier, ...learnt], scene.k)
    const statement = decided({ candidate, atoms: own, can, aims, beside, k: scene.k }, hash)
    const range = statement && rangeOf(statement)
    if (!range) continue
    learnt.push(statement)
    known.push({ node: candidate.node, atoms: own })
    can = can.knowing(own, range)?.fromTheMiddle() ?? null
  }
  return can && learnt
}
