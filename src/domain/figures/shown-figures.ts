/**
 * No figure of a person: on a page, on paper and in a file, a figure of fewer than five families says only of how many. Who
 * shows figures takes these shapes, in which a value cannot be read before asking whether there is one. `WeekFigures`, as
 * programs exchange them, stay complete.
 */
import type { ChoiceKey } from '../instrument/items'
import { choiceItems } from '../instrument/items'
import { groupKeys, type GroupKey } from './groups'
import type { MeanFigure } from './intervals'
import { tableOf } from './table-of'
import { gradeKeys, type GradeKey } from './tally'
import type { Bar, WeekDetails } from './week-details'
import type { GradeFigure, GroupFigure, ItemShares, WeekFigures } from './week-figures'

/** A figure of fewer families would speak of a person as of a group. */
export const leastFamilies = 5

/** What is left of a figure of too few families: their number. */
export type TooFew = { readonly tooFew: true; readonly n: number }
export type Shown<Figure> = (Figure & { readonly tooFew?: never }) | TooFew

/** The figure, or that it has too few families. */
export const shown = <Figure extends { n: number }>(figure: Figure): Shown<Figure> =>
  figure.n < leastFamilies ? { tooFew: true, n: figure.n } : figure

const shownIfAny = <Figure extends { n: number }>(figure: Figure | null) => figure && shown(figure)

export type ShownFigures = Omit<WeekFigures, 'shares' | 'load' | 'capacity' | 'grades' | 'groups'> & {
  /** Null: not shown below organisation level. */
  shares: { [key in ChoiceKey]: Shown<ItemShares> | null }
  load: Shown<MeanFigure>
  capacity: Shown<MeanFigure>
  grades: { [key in GradeKey]: Shown<GradeFigure> }
  groups: { [key in GroupKey]: Shown<GroupFigure> | null }
}

export const shownFigures = (figures: WeekFigures): ShownFigures => ({
  ...figures,
  shares: tableOf(
    choiceItems.map(({ key }) => key as ChoiceKey),
    (key) => shownIfAny(figures.shares[key]),
  ),
  load: shown(figures.load),
  capacity: shown(figures.capacity),
  grades: tableOf(gradeKeys, (key) => shown(figures.grades[key])),
  groups: tableOf(groupKeys, (key) => shownIfAny(figures.groups[key])),
})

export type ShownBar<Item extends string> = { item: Item; figure: Shown<Omit<Bar<Item>, 'item'>> }

export type ShownDetails = {
  load: ShownBar<WeekDetails['load'][number]['item']>[]
  capacity: ShownBar<WeekDetails['capacity'][number]['item']>[]
  changes: { [key in GradeKey]: Shown<MeanFigure> }
}

const shownBar = <Item extends string>({ item, ...figure }: Bar<Item>): ShownBar<Item> => ({
  item,
  figure: shown(figure),
})

export const shownDetails = ({ load, capacity, changes }: WeekDetails): ShownDetails => ({
  load: load.map(shownBar),
  capacity: capacity.map(shownBar),
  changes: tableOf(gradeKeys, (key) => shown(changes[key])),
})
