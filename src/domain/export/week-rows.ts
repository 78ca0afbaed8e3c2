/**
 * The exact figures of a week as rows of a sheet, one figure on each row, unrounded. They are for use inside the
 * organisation; only releases may leave it. The words are passed in, and the file format is chosen by the caller.
 */
import type { Cell } from './cell'
import { channels, choosers } from '../instrument/call-details'
import { missingReasons } from '../instrument/definition'
import type { ChoiceKey, GradeKey, OwnKey } from '../instrument/keys'
import { missingCodes } from '../figures/interview-fact'
import type { MeanFigure } from '../figures/intervals'
import type { OwnFigure } from '../figures/own-figures'
import { grades, type ByChooser } from '../figures/counts'
import type { Shown, ShownFigures } from '../figures/shown-figures'
import { entriesOf } from '../figures/table-of'
import type { GradeFigure, ItemShares } from '../figures/week-figures'

/** The names of figures and answers; an empty text where a key needs no words. `tooFew` is written instead of a value. */
export type RowWords = {
  figure: (key: string) => string
  answer: (key: string, code: string) => string
  tooFew: string
}

export const weekRowHead = ['figure', 'key', 'answer', 'words', 'answer_words', 'count', 'n', 'value', 'low', 'high']

type Measures = {
  count?: number | null
  n?: number | null
  value?: number | null
  low?: number | null
  high?: number | null
}

const reachKeys = ['listed', 'attempted', 'reached', 'interviewed'] as const
const countKeys = ['interviews', 'families', 'first', 'repeat'] as const

/**
 * The rows, with the columns of `weekRowHead`. A figure that is not shown at this level is a row without numbers. A figure
 * of too few families is one row with its n and the words `tooFew`.
 */
export const weekRows = (figures: ShownFigures, byChooser: ByChooser, words: RowWords): Cell[][] => {
  const row = (figure: string, key: string, code: string, { count, n, value, low, high }: Measures): Cell[] => [
    figure,
    key,
    code,
    words.figure(key),
    code === '' ? '' : words.answer(key, code),
    count ?? null,
    n ?? null,
    value ?? null,
    low ?? null,
    high ?? null,
  ]
  const tooFew = (figure: string, key: string, n: number): Cell[] =>
    row(figure, key, '', { n }).with(weekRowHead.indexOf('answer_words'), words.tooFew)
  const mean = (key: string, figure: Shown<MeanFigure>) =>
    figure.tooFew
      ? tooFew('mean', key, figure.n)
      : row('mean', key, '', { n: figure.n, value: figure.mean, low: figure.low, high: figure.high })
  const shares = (key: ChoiceKey, item: Shown<ItemShares> | null): Cell[][] => {
    if (item === null) return [row('share', key, '', {})]
    return item.tooFew
      ? [tooFew('share', key, item.n)]
      : [
          ...Object.entries(item.options).map(([code, { count, share, low, high }]) =>
            row('share', key, code, { count, n: share === null ? null : item.n, value: share, low, high }),
          ),
          ...missingCodes.map((code) => row('missing', key, code, { count: item.missing[code] })),
          ...(item.missing.other_version === undefined
            ? []
            : [row('missing', key, 'other_version', { count: item.missing.other_version })]),
        ]
  }
  const ownRows = (key: OwnKey, figure: Shown<OwnFigure>): Cell[][] => {
    if (figure.tooFew) return [tooFew('own', key, figure.n)]
    const answers =
      'options' in figure
        ? Object.entries(figure.options).map(([code, { count, share, low, high }]) =>
            row('own', key, code, { count, n: figure.n, value: share, low, high }),
          )
        : [row('own', key, '', figure.kind === 'number' ? { ...figure, value: figure.mean } : { n: figure.n })]
    return [...answers, ...missingReasons.map((code) => row('missing', key, code, { count: figure.missing[code] }))]
  }
  const distribution = (key: GradeKey, figure: Shown<GradeFigure>): Cell[][] =>
    figure.tooFew
      ? []
      : grades.map((grade) => row('distribution', `grade_${key}`, grade, { count: figure.distribution[grade] }))
  return [
    ...countKeys.map((key) => row('count', key, '', { count: figures[key] })),
    ...channels.map((channel) => row('channel', 'by_channel', channel, { count: figures.by_channel[channel] })),
    ...choosers.map((chooser) => row('chooser', 'by_chooser', chooser, { count: byChooser[chooser] })),
    ...reachKeys.map((key) => row('reach', key, '', { count: figures.reach[key] })),
    mean('load', figures.load),
    mean('capacity', figures.capacity),
    ...entriesOf(figures.grades).flatMap(([key, figure]) => [
      mean(`grade_${key}`, figure),
      ...distribution(key, figure),
    ]),
    ...entriesOf(figures.groups).map(([key, group]) => {
      if (group?.tooFew) return tooFew('group', key, group.n)
      return row('group', key, '', group ? { count: group.count, n: group.n, value: group.share } : {})
    }),
    ...entriesOf(figures.shares).flatMap(([key, item]) => shares(key, item)),
    ...entriesOf(figures.own).flatMap(([key, figure]) => ownRows(key, figure)),
  ]
}
