import type { Weight } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { barMissingCodes } from '@/domain/figures/week-details'
import type { WeekPage } from '../queries/week-page'
import type { ShownBar } from '@/domain/figures/shown-figures'
import { itemLabel } from './balance-words'
import type { WeekWords } from './words'

/** The table behind load or capacity. A kind of missing answer that nobody gave has no column. */
export const BalanceNumbers = ({ words, weight, page }: { words: WeekWords; weight: Weight; page: WeekPage }) => {
  const { t, share, shareInterval, tooFew } = words
  const bars: readonly ShownBar[] = page.details[weight]
  const kinds = barMissingCodes.filter((code) => bars.some(({ figure }) => !figure.tooFew && figure.missing[code] > 0))
  const cells = ({ figure }: ShownBar) =>
    figure.tooFew
      ? ['', String(figure.n), tooFew(figure), '', ...kinds.map(() => ''), '']
      : [
          String(figure.count),
          String(figure.n),
          share(figure.share),
          shareInterval(figure),
          ...kinds.map((code) => String(figure.missing[code])),
          String(figure.otherwise),
        ]
  const rows = bars.map((bar) => ({
    key: bar.item,
    label: itemLabel(words, bar.item),
    cells: cells(bar),
  }))
  const figures = [t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]
  const head = [t('balance.item'), ...figures, ...kinds.map((code) => t(`columns.${code}`)), t('columns.otherwise')]
  return <NumbersBehind summary={t('numbers')} caption={t(`balance.${weight}`)} head={head} rows={rows} />
}
