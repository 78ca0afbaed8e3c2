/**
 * Hides figures of fewer than five families on pages, on paper and in sheets: only their number is left, because such a
 * figure would be about persons. In these types a value cannot be read before `tooFew` is checked. `WeekFigures`, which
 * programs exchange, stay complete.
 */
import type { ChoiceKey, GradeKey, GroupKey, OwnKey } from '../instrument/keys'
import type { MeanFigure } from './intervals'
import type { OwnFigure } from './own-figures'
import { entriesOf } from './table-of'
import type { Bar, WeekDetails } from './week-details'
import type { GradeFigure, GroupFigure, ItemShares, WeekFigures } from './week-figures'

/** The least number of families for which a figure is shown. */
export const leastFamilies = 5

/** A hidden figure. Only the number of families is left. */
export type TooFew = { readonly tooFew: true; readonly n: number }
export type Shown<Figure> = (Figure & { readonly tooFew?: never }) | TooFew

/** The figure, or `TooFew` when it has too few families. */
export const shownOrTooFew = <Figure extends { n: number }>(figure: Figure): Shown<Figure> =>
  figure.n < leastFamilies ? { tooFew: true, n: figure.n } : figure

/** What says nothing about any family's answers, and is never hidden. */
type Counts = Pick<
  WeekFigures,
  'week' | 'level' | 'ref' | 'interviews' | 'families' | 'first' | 'repeat' | 'by_channel' | 'reach'
>

export type ShownFigures = Counts & {
  /** Null: not shown below organisation level. */
  shares: { [key in ChoiceKey]?: Shown<ItemShares> | null }
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  grades: { [key in GradeKey]?: Shown<GradeFigure> }
  groups: { [key in GroupKey]?: Shown<GroupFigure> | null }
  own: { readonly [key: OwnKey]: Shown<OwnFigure> }
}

type ShownTable<Key extends string, Figure extends { n: number } | null> = {
  [key in Key]?: Shown<NonNullable<Figure>> | Extract<Figure, null>
}

/** Applies `shownOrTooFew` to every figure of a table. */
const shownEach = <Key extends string, Figure extends { n: number } | null>(figures: {
  readonly [key in Key]?: Figure
}): ShownTable<Key, Figure> =>
  // `Object.fromEntries` loses the type of the keys.
  Object.fromEntries(entriesOf(figures).map(([key, figure]) => [key, figure && shownOrTooFew(figure)])) as ShownTable<
    Key,
    Figure
  >

/** The figures of a week for people to see. Each is named here, so that a new one is not shown before somebody decided how. */
export const shownFigures = (figures: WeekFigures): ShownFigures => ({
  week: figures.week,
  level: figures.level,
  ref: figures.ref,
  interviews: figures.interviews,
  families: figures.families,
  first: figures.first,
  repeat: figures.repeat,
  by_channel: figures.by_channel,
  reach: figures.reach,
  shares: shownEach(figures.shares),
  load: shownOrTooFew(figures.load),
  capacity: shownOrTooFew(figures.capacity),
  grades: shownEach(figures.grades),
  groups: shownEach(figures.groups),
  own: Object.fromEntries(entriesOf(figures.own ?? {}).map(([key, figure]) => [key, shownOrTooFew(figure)])),
})

export type ShownBar = { item: Bar['item']; figure: Shown<Omit<Bar, 'item'>> }

export type ShownDetails = {
  load: ShownBar[]
  capacity: ShownBar[]
  changes: { [key in GradeKey]?: Shown<MeanFigure> }
}

const shownBar = ({ item, ...figure }: Bar): ShownBar => ({ item, figure: shownOrTooFew(figure) })

/** The bars and changes of a week for people to see. */
export const shownDetails = ({ load, capacity, changes }: WeekDetails): ShownDetails => ({
  load: load.map(shownBar),
  capacity: capacity.map(shownBar),
  changes: shownEach(changes),
})
