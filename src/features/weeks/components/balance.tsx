import Link from 'next/link'
import { Bars, type BarRow, type Weight } from '@/components/charts/bars'
import type { WeekPage } from '../queries/week-page'
import { BalanceNumbers } from './balance-numbers'
import type { ShownBar } from '@/domain/figures/shown-figures'
import { itemLabel } from './balance-words'
import { Section } from './section'
import styles from './weeks.module.css'
import { weekWords, type WeekWords } from './words'

const shareOf = ({ figure }: ShownBar) => (figure.tooFew ? -1 : (figure.share ?? -1))

const rowsOf = (words: WeekWords, bars: readonly ShownBar[]): BarRow[] =>
  bars
    .toSorted((a, b) => shareOf(b) - shareOf(a))
    .map(({ item, figure }) => ({
      key: item,
      label: itemLabel(words, item),
      ...(figure.tooFew ? { instead: words.tooFew(figure) } : { count: figure.count, n: figure.n }),
    }))

const mostOf = ({ t }: WeekWords, [row]: readonly BarRow[]) => {
  if (!row) return ''
  return row.instead === undefined
    ? t('balance.mostItem', { item: row.label.toLowerCase(), count: row.count, n: row.n })
    : t('tooFew')
}

type SideProps = { words: WeekWords; weight: Weight; page: WeekPage; rows: readonly BarRow[] }

const Side = ({ words, weight, page, rows }: SideProps) => {
  const { t, mean, meanInterval } = words
  const [figure, figureBefore] = [page.figures[weight], page.previous[weight]]
  const isValue = !figure.tooFew && figure.mean !== null
  return (
    <div>
      <h3 className={styles.sideHead}>
        <span>
          {t(`balance.${weight}`)} <span className="soft small">{t(`balance.${weight}Means`)}</span>
        </span>
        <span className="soft small">
          {figureBefore ? t('balance.previous', { value: mean(figureBefore) }) : t('balance.noPrevious')}
        </span>
      </h3>
      <p className={styles.figureLine}>
        <span
          className={`${isValue ? styles.figure : styles.noFigure} ${weight === 'load' ? styles.load : styles.capacity}`}
        >
          {mean(figure)}
        </span>{' '}
        {figure.tooFew ? null : (
          <span className="soft small">
            {meanInterval(figure)} · {t('balance.over', { n: figure.n })}
          </span>
        )}
      </p>
      <Bars rows={rows} tone={weight} of={t('of')} label={t(`balance.${weight}`)} />
      <BalanceNumbers words={words} weight={weight} page={page} />
    </div>
  )
}

/** Load and capacity side by side and equally large, with their items: never one without the other. */
export const Balance = async ({ page }: { page: WeekPage }) => {
  const words = await weekWords()
  const { t } = words
  const load = rowsOf(words, page.details.load)
  const capacity = rowsOf(words, page.details.capacity)
  return (
    <Section id="balance" title={t('balance.title')}>
      <p>{t('balance.most', { load: mostOf(words, load), capacity: mostOf(words, capacity) })}</p>
      {page.otherVersions > 0 ? <p>{t('balance.otherVersions', { n: page.otherVersions })}</p> : null}
      <p className="soft small">
        {t('balance.about')} {t('made')} <Link href="/weeks/how">{t('how')}</Link>
      </p>
      <div className={styles.two}>
        <Side words={words} weight="load" page={page} rows={load} />
        <Side words={words} weight="capacity" page={page} rows={capacity} />
      </div>
    </Section>
  )
}
