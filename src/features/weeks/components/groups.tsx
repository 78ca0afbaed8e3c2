import { Bars } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { entriesOf } from '@/domain/figures/table-of'
import { shareOf } from '@/domain/figures/intervals'
import type { ShownFigures } from '@/domain/figures/shown-figures'
import { Section } from './section'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** The groups of answers that often ask for more help. Below the organisation not all of them are shown. */
export const Groups = async ({ figures }: { figures: ShownFigures }) => {
  const { t, share, shareInterval, tooFew, instrument } = await weekWords()
  const shownGroups = entriesOf(figures.groups).flatMap(([key, figure]) =>
    figure ? [{ key, label: instrument.groups[key], figure }] : [],
  )
  const title = t('groups.title', { count: Object.keys(figures.groups).length })
  const rows = shownGroups.map(({ key, label, figure }) => {
    if (figure.tooFew) return { key, label, cells: ['', String(figure.n), tooFew(figure), '', ''] }
    const { count, n } = figure
    const { low, high } = shareOf(count, n)
    const missing = String(figures.families - n)
    return { key, label, cells: [String(count), String(n), share(figure.share), shareInterval({ low, high }), missing] }
  })
  const bars = shownGroups.map(({ key, label, figure }) =>
    figure.tooFew ? { key, label, instead: tooFew(figure) } : { key, label, count: figure.count, n: figure.n },
  )
  const head = [t('groups.group'), t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]
  return (
    <Section id="groups" title={title}>
      <p className="soft small">{t('groups.about')}</p>
      <div className={styles.narrow}>
        <Bars rows={bars} tone="load" of={t('of')} label={title} wide />
        {figures.groups.crowded_home ? null : <p className="soft small">{t('groups.hidden')}</p>}
        <NumbersBehind summary={t('numbers')} caption={title} head={[...head, t('columns.other')]} rows={rows} />
      </div>
    </Section>
  )
}
