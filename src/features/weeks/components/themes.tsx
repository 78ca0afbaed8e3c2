import type { ShownFigures } from '@/domain/figures/shown-figures'
import { Section } from './section'
import { SharesBlock } from './shares-block'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** What goes well beside what is needed, by theme. */
export const Themes = async ({ figures }: { figures: ShownFigures }) => {
  const { t, instrument } = await weekWords()
  const { goes_well: goesWell, needs } = figures.shares
  const { options } = instrument
  const sharedProps = { words: { nobody: t('themes.nobody'), option: t('themes.theme') }, order: 'by_count' } as const
  return (
    <Section id="themes" title={t('themes.title')}>
      <p className="soft small">{t('themes.about')}</p>
      <div className={styles.two}>
        {goesWell ? (
          <SharesBlock
            {...sharedProps}
            title={t('themes.goesWell')}
            shares={goesWell}
            labels={options.goes_well}
            tone="capacity"
          />
        ) : null}
        {needs ? (
          <SharesBlock {...sharedProps} title={t('themes.needs')} shares={needs} labels={options.needs} tone="load" />
        ) : null}
      </div>
    </Section>
  )
}
