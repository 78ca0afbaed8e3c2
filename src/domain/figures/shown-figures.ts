/**
 * No figure of a person: on a page, on paper and in a file, a figure of fewer than five families says only of how many. Who
 * shows figures takes these shapes, in which a value cannot be read before asking whether there is one. `WeekFigures`, as
 * programs exchange them, stay complete.
 */
import type { ChoiceKey, GradeKey, GroupKey } from '../instrument/keys'
import type { MeanFigure } from './intervals'
import { entriesOf } from './table-of'
import type { Bar, WeekDetails } from './week-details'
import type { GradeFigure, GroupFigure, ItemShares, WeekFigures } from './week-figures'

/** A figure of fewer families would speak of a person as of a group. */
export const leastFamilies = 5

/** What is left of a figure of too few families: their number. */
export type TooFew = { readonly tooFew: true; readonly n: number }
export type Shown<Figure> = (Figure & { readonly tooFew?: never }) | TooFew

/** The figure, or that it has too few families. */
export const shownOrTooFew = <Figure extends { n: number }>(figure: Figure): Shown<Figure> =>
  figure.n < leastFamilies ? { tooFew: true, n: figure.n } : figure

export type ShownFigures = Omit<WeekFigures, 'shares' | 'load' | 'capacity' | 'grades' | 'groups'> & {
  /** Null: not shown below organisation level. */
  shares: { [key in ChoiceKey]?: Shown<ItemShares> | null }
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  grades: { [key in GradeKey]?: Shown<GradeFigure> }
  groups: { [key in GroupKey]?: Shown<GroupFigure> | null }
}

type ShownTable<Key extends string, Figure extends { n: number } | null> = {
  [key in Key]?: Shown<NonNullable<Figure>> | Extract<Figure, null>
}

/** A table of figures, each as it is shown. */
const shownEach = <Key extends string, Figure extends { n: number } | null>(figures: {
  readonly [key in Key]?: Figure
}): ShownTable<Key, Figure> =>
  Object.fromEntries(entriesOf(figures).map(([key, figure]) => [key, figure && shownOrTooFew(figure)])) as ShownTable<
    Key,
    Figure
  >

export const shownFigures = (figures: WeekFigures): ShownFigures => ({
  ...figures,
  shares: shownEach(figures.shares),
  load: shownOrTooFew(figures.load),
  capacity: shownOrTooFew(figures.capacity),
  grades: shownEach(figures.grades),
  groups: shownEach(figures.groups),
})

export type ShownBar = { item: Bar['item']; figure: Shown<Omit<Bar, 'item'>> }

export type ShownDetails = {
  load: ShownBar[]
  capacity: ShownBar[]
  changes: { [key in GradeKey]?: Shown<MeanFigure> }
}

const shownBar = ({ item, ...figure }: Bar): ShownBar => ({ item, figure: shownOrTooFew(figure) })

export const shownDetails = ({ load, capacity, changes }: WeekDetails): ShownDetails => ({
  load: load.map(shownBar),
  capacity: capacity.map(shownBar),
  changes: shownEach(changes),
})
