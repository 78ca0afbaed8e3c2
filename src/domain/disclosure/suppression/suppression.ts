/**
 * R2: what may be said, and what a reader learns where nothing is said. Protects from withholding itself: a reader knows the
 * rules, every n and all that was said before, and can ask which text would have been withheld. Candidates come in an order
 * that every reader knows, the largest node first, so that the smallest is withheld. Of each, all texts that it could have
 * are tried; those that would settle something are forbidden, with as many next to them as it takes until "it was one of
 * these" settles nothing either. Is its text forbidden, it is withheld, and "one of these" is known as if it had been said.
 */
import { divided, type Known } from '../inference/equivalence-classes'
import { alike, leaveFewOpen } from './similar-cells'
import { possibleOf, textsOf, type Range } from '../policy/figure-text'
import { Possibilities } from '../inference/feasibility-bounds'
import { levels, nodeId, type Statement } from '../policy/publication'
import { kindOf, scales } from '../policy/published-figures'
import { aimsOf, firstSettled, isAt, systemUnder, told, type Aim, type Scene, type Told } from './disclosed-targets'
import { rangeOf, textByRule, type Candidate } from '../policy/cell'
import type { KeyedHash } from '../policy/noise'

/** Largest first: the municipality, boards, schools; a tie goes by name. */
export const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(
    (a, b) =>
      levels.indexOf(a.node.level) - levels.indexOf(b.node.level) ||
      b.interviews.length - a.interviews.length ||
      (nodeId(a.node) < nodeId(b.node) ? -1 : 1),
  )

type Thinkable = { readonly text: string; readonly range: Range; readonly isHarmful: boolean }

/** What is known so far and whom one could aim at, for one candidate. */
type Asked = {
  candidate: Candidate
  /** Its place among the sets that something is, or could be, known of. */
  set: number
  can: Possibilities
  aims: readonly Aim[]
  /** Said of nearly the same families. */
  beside: readonly Statement[]
  k: number
}

/** Would it harm anybody to know that the candidate lies in this range? Null: it cannot lie there. */
const harmOf = ({ candidate, set, can, aims, beside, k }: Asked, range: Range): boolean | null => {
  if (!can.learn(set, range)) return null
  if (firstSettled(can, aims, k)) return true
  return beside.some((statement) => {
    const other = rangeOf(statement)
    const limits = { k, scale: scales[kindOf(candidate.key)] }
    return other !== null && !leaveFewOpen(candidate, range, statement, other, limits)
  })
}

/** The texts that a reader can think possible before it is said, and what each would do. */
const thinkable = (asked: Asked): Thinkable[] => {
  const [kind, n] = [kindOf(asked.candidate.key), asked.candidate.interviews.length]
  return textsOf(kind, n).flatMap((text) => {
    const range = possibleOf(kind, n, text)
    const isHarmful = range && harmOf(asked, range)
    return range && isHarmful !== null ? [{ text, range, isHarmful }] : []
  })
}

const hull = (some: readonly Thinkable[]): Range => ({
  low: Math.min(...some.map(({ range }) => range.low)),
  high: Math.max(...some.map(({ range }) => range.high)),
})

/** Neighbouring texts that hold all harmful ones, as few as can be, of which "one of these" harms nobody; all, if need be. */
const forbidden = (asked: Asked, texts: readonly Thinkable[]): readonly Thinkable[] => {
  const first = texts.findIndex(({ isHarmful }) => isHarmful)
  const last = texts.findLastIndex(({ isHarmful }) => isHarmful)
  if (first === -1) return []
  for (let more = 0; more < texts.length; more++)
    for (let below = 0; below <= more; below++) {
      const [from, to] = [first - below, last + more - below]
      if (from < 0 || to >= texts.length) continue
      const some = texts.slice(from, to + 1)
      if (some.length > 1 && harmOf(asked, hull(some)) === false) return some
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
  const sets = [...before, ...queue.map((candidate): Told => ({ ...candidate, range: null }))]
  const parts = divided(
    scene.all,
    sets.map(({ interviews }) => interviews),
  )
  const can = Possibilities.under(systemUnder(scene.key, parts, sets))
  return { can, atoms: parts.atoms, at: (set: number) => parts.sets[set] ?? [] }
}

/**
 * What a reader learns of one figure in one municipality and block, candidate by candidate: what is said, and what can be
 * read from its being withheld. Null when what is known contradicts itself, and then nothing more may be said.
 */
export const newlyKnown = ({ scene, earlier, candidates, hash }: Question): readonly Statement[] | null => {
  const queue = inOrder(candidates)
  const before = earlier.filter(({ node }) => isAt(scene, node)).map(told)
  const { can, atoms, at } = begun(scene, before, queue)
  if (!can) return null
  const known: Known[] = before.map(({ node }, set) => ({ node, atoms: at(set) }))
  const learnt: Statement[] = []
  for (const [index, candidate] of queue.entries()) {
    const set = before.length + index
    const own = at(set)
    const aims = aimsOf(scene, atoms, [...known, { node: candidate.node, atoms: own }], candidate.node)
    const beside = alike(candidate, [...earlier, ...learnt], scene.k)
    const statement = decided({ candidate, set, can, aims, beside, k: scene.k }, hash)
    can.forget(set)
    const range = statement && rangeOf(statement)
    if (!range) continue
    if (!can.learn(set, range)) return null
    can.centre()
    learnt.push(statement)
    known.push({ node: candidate.node, atoms: own })
  }
  return learnt
}
