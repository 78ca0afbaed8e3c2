import { Bars, type Tone } from '@/components/charts/bars'
import type { Shown } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import { ShareNumbers } from './share-numbers'
import styles from './weeks.module.css'
import { weekWords } from './words'

type Props = {
  title: string
  shares: Shown<ItemShares>
  labels: { readonly [option: string]: string }
  tone: Tone
  /** The words when nobody answered, and the name of an option. */
  words: { nobody: string; option: string }
  /** The order of the bars: by count, or as the question offers its options. */
  order: 'by_count' | 'as_offered'
}

/** The options of one question as bars, with those who gave no answer and the numbers behind it. */
export const SharesBlock = async ({ title, shares, labels, tone, words, order }: Props) => {
  const { t, missing, tooFew } = await weekWords()
  if (shares.tooFew)
    return (
      <div>
        <h3 className={styles.sideHead}>{title}</h3>
        <p className="soft">{shares.n === 0 ? words.nobody : tooFew(shares)}</p>
      </div>
    )
  const rows = Object.entries(shares.options).map(([key, { count }]) => ({
    key,
    label: labels[key] ?? key,
    count,
    n: shares.n,
  }))
  // "Nothing" is an answer but no theme, so it comes last.
  const byCount = rows.toSorted(
    (a, b) => Number(a.key === 'nothing') - Number(b.key === 'nothing') || b.count - a.count,
  )
  return (
    <div>
      <h3 className={styles.sideHead}>{title}</h3>
      <Bars rows={order === 'by_count' ? byCount : rows} tone={tone} of={t('of')} label={title} />
      <p className="soft small">{missing(shares)}</p>
      <ShareNumbers caption={title} head={words.option} shares={shares} labels={labels} />
    </div>
  )
}
