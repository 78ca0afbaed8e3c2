import type { Weight } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { missingCodes } from '@/domain/figures/interview-fact'
import type { Shown } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import type { WeekPage } from '../queries/week-page'
import { itemLabel, type AnyBar } from './balance-words'
import type { WeekWords } from './words'

type Shares = { readonly [key: string]: Shown<ItemShares> | null }

/** The table behind one side. A kind of missing that nobody has gets no column. */
export const BalanceNumbers = ({ words, weight, page }: { words: WeekWords; weight: Weight; page: WeekPage }) => {
  const { t, share, shareInterval, tooFew } = words
  const shares: Shares = page.figures.shares
  const bars: readonly AnyBar[] = page.details[weight]
  const missingOf = ({ item, figure }: AnyBar) => {
    const its = shares[item]
    return figure.tooFew || !its || its.tooFew ? undefined : its.missing
  }
  const kinds = missingCodes.filter((code) => bars.some((bar) => (missingOf(bar)?.[code] ?? 0) > 0))
  // A number of devices has no kinds of missing of its own: one total stands for them. So do answers outside the index.
  const otherwise = (bar: AnyBar) =>
    kinds.reduce((left, code) => left - (missingOf(bar)?.[code] ?? 0), page.figures.families - bar.figure.n)
  const cells = (bar: AnyBar) => {
    const { figure } = bar
    if (figure.tooFew) return ['', String(figure.n), tooFew(figure), '', ...kinds.map(() => ''), '']
    const missing = kinds.map((code) => String(missingOf(bar)?.[code] ?? ''))
    return [
      String(figure.count),
      String(figure.n),
      share(figure.share),
      shareInterval(figure),
      ...missing,
      String(otherwise(bar)),
    ]
  }
  const rows = bars.map((bar) => ({
    key: bar.item,
    label: itemLabel(words, weight, bar.item),
    cells: cells(bar),
  }))
  const figures = [t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]
  const head = [t('balance.item'), ...figures, ...kinds.map((code) => t(`columns.${code}`)), t('columns.otherwise')]
  return <NumbersBehind summary={t('numbers')} caption={t(`balance.${weight}`)} head={head} rows={rows} />
}
