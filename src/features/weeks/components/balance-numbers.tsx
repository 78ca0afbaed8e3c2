import type { Weight } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { missingCodes } from '@/domain/figures/interview-fact'
import type { ItemShares } from '@/domain/figures/week-figures'
import type { WeekPage } from '../queries/week-page'
import { itemLabel, type AnyBar } from './balance-words'
import type { WeekWords } from './words'

type Shares = { readonly [key: string]: ItemShares | null }

/** The table behind one side. A kind of missing that nobody has gets no column. */
export const BalanceNumbers = ({ words, weight, page }: { words: WeekWords; weight: Weight; page: WeekPage }) => {
  const { t, share, shareInterval } = words
  const shares: Shares = page.figures.shares
  const bars: readonly AnyBar[] = page.details[weight]
  const kinds = missingCodes.filter((code) => bars.some((bar) => (shares[bar.item]?.missing[code] ?? 0) > 0))
  // A number of devices has no kinds of missing of its own: one total stands for them. So do answers outside the index.
  const otherwise = (bar: AnyBar) =>
    kinds.reduce((left, code) => left - (shares[bar.item]?.missing[code] ?? 0), page.figures.families - bar.n)
  const rows = bars.map((bar) => ({
    key: bar.item,
    label: itemLabel(words, weight, bar.item),
    cells: [
      String(bar.count),
      String(bar.n),
      share(bar.share),
      shareInterval(bar),
      ...kinds.map((code) => String(shares[bar.item]?.missing[code] ?? '')),
      String(otherwise(bar)),
    ],
  }))
  const figures = [t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]
  const head = [t('balance.item'), ...figures, ...kinds.map((code) => t(`columns.${code}`)), t('columns.otherwise')]
  return <NumbersBehind summary={t('numbers')} caption={t(`balance.${weight}`)} head={head} rows={rows} />
}
