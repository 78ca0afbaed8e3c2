import { Bars, type Tone } from '@/components/charts/bars'
import type { Shown, ShownFigures } from '@/domain/figures/shown-figures'
import type { ItemShares } from '@/domain/figures/week-figures'
import { Section } from './section'
import { ShareNumbers } from './share-numbers'
import styles from './weeks.module.css'
import { weekWords } from './words'

type Props = {
  title: string
  shares: Shown<ItemShares> | null | undefined
  labels: { readonly [option: string]: string }
  tone: Tone
}

const Theme = async ({ title, shares, labels, tone }: Props) => {
  const { t, missing, tooFew } = await weekWords()
  if (!shares) return null
  if (shares.tooFew)
    return (
      <div>
        <h3 className={styles.sideHead}>{title}</h3>
        <p className="soft">{shares.n === 0 ? t('themes.nobody') : tooFew(shares)}</p>
      </div>
    )
  const rows = Object.entries(shares.options)
    .map(([key, { count }]) => ({ key, label: labels[key] ?? key, count, n: shares.n }))
    // "Nothing" is an answer but no theme, so it comes last.
    .toSorted((a, b) => Number(a.key === 'nothing') - Number(b.key === 'nothing') || b.count - a.count)
  return (
    <div>
      <h3 className={styles.sideHead}>{title}</h3>
      <Bars rows={rows} tone={tone} of={t('of')} label={title} />
      <p className="soft small">{missing(shares)}</p>
      <ShareNumbers caption={title} head={t('themes.theme')} shares={shares} labels={labels} />
    </div>
  )
}

/** What goes well beside what is needed, by theme. */
export const Themes = async ({ figures }: { figures: ShownFigures }) => {
  const { t, instrument } = await weekWords()
  const { goes_well: goesWell, needs } = figures.shares
  const { options } = instrument
  return (
    <Section id="themes" title={t('themes.title')}>
      <p className="soft small">{t('themes.about')}</p>
      <div className={styles.two}>
        <Theme title={t('themes.goesWell')} shares={goesWell} labels={options.goes_well} tone="capacity" />
        <Theme title={t('themes.needs')} shares={needs} labels={options.needs} tone="load" />
      </div>
    </Section>
  )
}
