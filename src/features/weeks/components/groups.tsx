import { Bars } from '@/components/charts/bars'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { groupKeys } from '@/domain/figures/groups'
import { shareOf } from '@/domain/figures/intervals'
import type { WeekFigures } from '@/domain/figures/week-figures'
import { Section } from './section'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** The four groups of answers that the source names. Below the organisation one of them is not shown. */
export const Groups = async ({ figures }: { figures: WeekFigures }) => {
  const { t, share, shareInterval } = await weekWords()
  const shown = groupKeys.flatMap((key) => {
    const figure = figures.groups[key]
    return figure ? [{ key, label: t(`groups.${key}`), ...figure }] : []
  })
  const rows = shown.map(({ key, label, count, n }) => {
    const figure = shareOf(count, n)
    const cells = [String(count), String(n), share(figure.share), shareInterval(figure), String(figures.families - n)]
    return { key, label, cells }
  })
  const head = [t('groups.group'), t('columns.count'), t('columns.n'), t('columns.share'), t('columns.interval')]
  return (
    <Section id="groups" title={t('groups.title')}>
      <p className="soft small">{t('groups.about')}</p>
      <div className={styles.narrow}>
        <Bars rows={shown} tone="load" of={t('of')} label={t('groups.title')} wide />
        {figures.groups.crowded_home ? null : <p className="soft small">{t('groups.hidden')}</p>}
        <NumbersBehind
          summary={t('numbers')}
          caption={t('groups.title')}
          head={[...head, t('columns.other')]}
          rows={rows}
        />
      </div>
    </Section>
  )
}
