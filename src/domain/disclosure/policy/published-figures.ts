/**
 * The closed list of figures that may leave the organisation (R3, R5, R6), and what one interview contributes to each. A
 * question that is not on the list is never published, whoever asks for it. The list holds no groups, ages, languages, names
 * or texts, and no worries of the caller.
 */
import type { FactValues } from '../../figures/coded-fact'
import type { InterviewFact } from '../../figures/interview-fact'
import { isCountedAlike, isIndexAlike } from '../../instrument/comparable'
import { indexes, type IndexKey, type Publication } from '../../instrument/definition'
import { instruments, type Instrument } from '../../instrument/instrument'
import type {
  GradeKey,
  HeadlineKey,
  IndexItemKey,
  PaperKey,
  PublishedKey,
  Question,
  SharedKey,
} from '../../instrument/keys'

/** A question that leaves, with what of it is published. */
type PublishedQuestion = Question & { readonly publishes: Publication }

const publishedIn = ({ questions }: Instrument): readonly PublishedQuestion[] =>
  questions.flatMap((question) => (question.publishes ? [{ ...question, publishes: question.publishes }] : []))

/** Of all versions: a question that the newest version does not publish any more stays in the releases of the past. */
const publishedQuestions: readonly PublishedQuestion[] = [
  ...new Map(instruments.flatMap(publishedIn).map((question) => [question.key, question])).values(),
].toSorted((question, otherQuestion) => question.publishes.order - otherQuestion.publishes.order)

const keysAs = <Key extends PublishedKey>(as: Publication['as']) =>
  // `Key` names the questions that are published in this way, which `filter` does not tell the compiler.
  publishedQuestions.filter(({ publishes }) => publishes.as === as).map(({ key }) => key as Key)

export type ShareKey = SharedKey
export const shareKeys: readonly ShareKey[] = keysAs<ShareKey>('share')
export const gradeKeys = keysAs<Exclude<PublishedKey, ShareKey>>('grade')
export const figureKeys = [...shareKeys, ...gradeKeys, ...indexes] as const
export type FigureKey = (typeof figureKeys)[number]

/** The figures of a release that is made with this version, in the order of `figureKeys`. */
export const figureKeysOf = (instrument: Instrument): readonly FigureKey[] => {
  const publishedKeys = new Set<string>([...publishedIn(instrument).map(({ key }) => key), ...indexes])
  return figureKeys.filter((key) => publishedKeys.has(key))
}

const onPaper = (index: IndexKey): readonly PaperKey[] =>
  publishedQuestions
    .flatMap(({ key, measure, publishes }) =>
      measure.of === index && publishes.as === 'share' && publishes.paper !== undefined
        ? // The condition is the definition of a `PaperKey`.
          [{ key: key as PaperKey, paper: publishes.paper }]
        : [],
    )
    .toSorted((item, otherItem) => item.paper - otherItem.paper)
    .map(({ key }) => key)

/** What is difficult and what goes well, in the order of a paper. */
export const needKeys = onPaper('load')
export const strengthKeys = onPaper('capacity')

export const headlineKey: HeadlineKey = 'homework_help'

export type FigureKind = 'share' | 'grade' | 'index'
const kinds: ReadonlyMap<FigureKey, FigureKind> = new Map<FigureKey, FigureKind>([
  // A published question's key is a `FigureKey`; a record types its key as text.
  ...publishedQuestions.map(({ key, publishes }): [FigureKey, FigureKind] => [key as FigureKey, publishes.as]),
  ...indexes.map((key): [FigureKey, FigureKind] => [key, 'index']),
])

/** Throws for a key that no version publishes. */
export const kindOf = (key: FigureKey): FigureKind => {
  const kind = kinds.get(key)
  if (!kind) throw new Error(`No figure has the key ${key}.`)
  return kind
}

/**
 * Whole numbers for the mean of an interview's items: 252 to one point of 0-100, so that load and capacity share it. Frozen
 * sums are in it, so it does not change: a test holds the units of every version against it.
 */
export const unitsPerPoint = 252
export const indexMost = 100 * unitsPerPoint

/** What one interview can contribute, and what one step of noise is worth, in the figure's own whole numbers. */
export const scales = {
  share: { least: 0, most: 1, step: 1, noise: 2 },
  grade: { least: 1, most: 10, step: 1, noise: 5 },
  index: { least: 0, most: indexMost, step: unitsPerPoint, noise: 50 },
} as const satisfies Record<FigureKind, { least: number; most: number; step: number; noise: number }>

/** The part of a fact that figures are made of; `instrument` is the version that the fact was made with. */
export type Contributing = FactValues & Pick<InterviewFact, 'instrument' | 'load' | 'capacity'>

const shareValue = ({ key, publishes }: PublishedQuestion, { choices, weights }: Contributing): number | null => {
  if (publishes.as !== 'share') return null
  if ('from' in publishes) {
    // A key that is not an item of an index finds no weight.
    const halves = weights[key as IndexItemKey] ?? null
    return halves === null ? null : halves > 0 ? 1 : 0
  }
  const [option = ''] = choices[key] ?? []
  return publishes.yes.includes(option) ? 1 : publishes.no.includes(option) ? 0 : null
}

const gradeValue = ({ measure }: Question, { grades }: Contributing): number | null =>
  // The records are the source of `GradeKey`, and `Question` types the field as text.
  (measure.of === 'wellbeing' ? grades[measure.as as GradeKey] : null) ?? null

const indexValue = (key: IndexKey, fact: Contributing): number | null => {
  const value = fact[key]
  return value === null ? null : (value * indexMost) / fact.instrument.indexes[key].units
}

/**
 * One interview's whole number for a figure; null when it has no substantive answer and so is no contributor. `reference` is
 * the version in force where it counts: what another version counts otherwise does not contribute to its figure.
 */
export const valueOf = (key: FigureKey, fact: Contributing, reference: Instrument): number | null => {
  if (key === 'load' || key === 'capacity')
    return isIndexAlike(fact.instrument, reference, key) ? indexValue(key, fact) : null
  const question = fact.instrument.questionOf(key)
  if (!question?.publishes || !isCountedAlike(fact.instrument, reference, key)) return null
  const publishedQuestion = { ...question, publishes: question.publishes }
  return question.publishes.as === 'grade' ? gradeValue(publishedQuestion, fact) : shareValue(publishedQuestion, fact)
}
