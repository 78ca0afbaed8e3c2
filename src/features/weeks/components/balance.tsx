import Link from 'next/link'
import type { Route } from 'next'
import { Bars, type BarRow, type Weight } from '@/components/charts/bars'
import type { WeekPage } from '../queries/week-page'
import { BalanceNumbers } from './balance-numbers'
import { itemLabel, type AnyBar } from './balance-words'
import { Section } from './section'
import styles from './weeks.module.css'
import { weekWords, type WeekWords } from './words'

const often = (a: AnyBar, b: AnyBar) => (b.share ?? -1) - (a.share ?? -1)

const rowsOf = (words: WeekWords, weight: Weight, bars: readonly AnyBar[]): BarRow[] =>
  bars.toSorted(often).map(({ item, count, n }) => ({ key: item, label: itemLabel(words, weight, item), count, n }))

const mostOf = (words: WeekWords, [row]: readonly BarRow[]) =>
  row ? words.t('balance.mostItem', { item: row.label.toLowerCase(), count: row.count, n: row.n }) : ''

type SideProps = { words: WeekWords; weight: Weight; page: WeekPage; rows: readonly BarRow[] }

const Side = ({ words, weight, page, rows }: SideProps) => {
  const { t, value, meanInterval } = words
  const [figure, before] = [page.figures[weight], page.previous[weight]]
  return (
    <div>
      <h3 className={styles.sideHead}>
        <span>
          {t(`balance.${weight}`)} <span className="soft small">{t(`balance.${weight}Means`)}</span>
        </span>
        <span className="soft small">
          {before === null ? t('balance.noPrevious') : t('balance.previous', { value: value(before) })}
        </span>
      </h3>
      <p className={styles.figureLine}>
        <span className={`${figure.mean === null ? styles.noFigure : styles.figure} ${styles[weight]}`}>
          {value(figure.mean)}
        </span>{' '}
        <span className="soft small">
          {meanInterval(figure)} · {t('balance.over', { n: figure.n })}
        </span>
      </p>
      <Bars rows={rows} tone={weight} of={t('of')} label={t(`balance.${weight}`)} />
      <BalanceNumbers words={words} weight={weight} page={page} />
    </div>
  )
}

/** Load and capacity, equally large, side by side, with what they are made of: never one without the other. */
export const Balance = async ({ page }: { page: WeekPage }) => {
  const words = await weekWords()
  const { t } = words
  const load = rowsOf(words, 'load', page.details.load)
  const capacity = rowsOf(words, 'capacity', page.details.capacity)
  return (
    <Section id="balance" title={t('balance.title')}>
      <p>{t('balance.most', { load: mostOf(words, load), capacity: mostOf(words, capacity) })}</p>
      <p className="soft small">
        {t('balance.about')} {t('made')} <Link href={'/weeks/how' as Route}>{t('how')}</Link>
      </p>
      <div className={styles.two}>
        <Side words={words} weight="load" page={page} rows={load} />
        <Side words={words} weight="capacity" page={page} rows={capacity} />
      </div>
    </Section>
  )
}
