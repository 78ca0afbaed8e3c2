import { NumbersBehind } from '@/components/charts/numbers-behind'
import { missingCodes } from '@/domain/figures/interview-fact'
import type { ItemShares } from '@/domain/figures/week-figures'
import { weekWords } from './words'

type Props = {
  caption: string
  head: string
  shares: ItemShares
  labels: { readonly [option: string]: string }
}

/** The table of one question: its options with their intervals, and below them everybody who is not in n. */
export const ShareNumbers = async ({ caption, head, shares, labels }: Props) => {
  const { t, share, shareInterval } = await weekWords()
  const options = Object.entries(shares.options).map(([key, figure]) => ({
    key,
    label: labels[key] ?? key,
    cells: [
      String(figure.count),
      figure.share === null ? '' : String(shares.n),
      figure.share === null ? '' : share(figure.share),
      figure.share === null ? '' : shareInterval(figure),
    ],
  }))
  const codes = [...missingCodes, ...(shares.missing.other_version === undefined ? [] : (['other_version'] as const))]
  const missing = codes.map((code) => ({
    key: `missing ${code}`,
    label: t(`columns.${code}`),
    cells: [String(shares.missing[code]), '', '', ''],
  }))
  return (
    <NumbersBehind
      summary={t('numbers')}
      caption={caption}
      head={[head, t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]}
      rows={[...options, ...missing]}
    />
  )
}
