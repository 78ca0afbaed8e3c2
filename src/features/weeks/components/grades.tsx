import { Distribution } from '@/components/charts/distribution'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import type { MeanFigure } from '@/domain/figures/intervals'
import type { Shown } from '@/domain/figures/shown-figures'
import { grades } from '@/domain/figures/counts'
import { entriesOf } from '@/domain/figures/table-of'
import type { GradeFigure } from '@/domain/figures/week-figures'
import type { GradeKey } from '@/domain/instrument/keys'
import type { WeekPage } from '../queries/week-page'
import { Section } from './section'
import styles from './weeks.module.css'
import { weekWords, type WeekWords } from './words'

const changeText = ({ t, value, meanInterval, tooFew }: WeekWords, change: Shown<MeanFigure>) => {
  if (change.n === 0) return t('grades.noChange')
  if (change.tooFew) return t('grades.fewChanges', { few: tooFew(change) })
  if (change.mean === null) return t('grades.noChange')
  const size = Math.round(Math.abs(change.mean) * 10) / 10
  const way = size === 0 ? 'same' : change.mean > 0 ? 'up' : 'down'
  return t('grades.change', { n: change.n, way, value: value(size, 1), interval: meanInterval(change, 1) })
}

type GradeProps = { words: WeekWords; page: WeekPage; of: GradeKey; figure: Shown<GradeFigure> }

const GradeOf = ({ words, page, of, figure }: GradeProps) => {
  const { t, value, meanInterval, tooFew, instrument } = words
  const title = instrument.grades[of]
  const change = page.details.changes[of]
  if (figure.tooFew)
    return (
      <div>
        <h3 className={styles.sideHead}>{title}</h3>
        <p className={styles.under}>{tooFew(figure)}</p>
      </div>
    )
  const columns = grades.map((grade) => ({ key: grade, label: grade, count: figure.distribution[grade] }))
  const countedLabels = columns.filter(({ count }) => count > 0).map(({ label, count }) => `${label}: ${count}`)
  return (
    <div>
      <h3 className={styles.sideHead}>{title}</h3>
      <p className={styles.figureLine}>
        <span className={`${styles.figure} ${styles.plain}`}>{value(figure.mean, 1)}</span>{' '}
        <span className="soft small">{meanInterval(figure, 1)}</span>
      </p>
      {change ? <p className={styles.under}>{changeText(words, change)}</p> : null}
      <Distribution columns={columns} tone="plain" label={`${t('grades.distribution')}. ${countedLabels.join(', ')}`} />
      <p className="soft small">{t('grades.n', { n: figure.n, missing: page.figures.families - figure.n })}</p>
      <NumbersBehind
        summary={t('numbers')}
        caption={title}
        head={[t('grades.grade'), t('grades.families')]}
        rows={columns.map(({ key, label, count }) => ({ key, label, cells: [String(count)] }))}
      />
    </div>
  )
}

/** The grades that parents give: their mean and spread, and the change of those who gave one before. */
export const Grades = async ({ page }: { page: WeekPage }) => {
  const words = await weekWords()
  return (
    <Section id="grades" title={words.t('grades.title')}>
      <div className={styles.two}>
        {entriesOf(page.figures.grades).map(([key, figure]) => (
          <GradeOf key={key} words={words} page={page} of={key} figure={figure} />
        ))}
      </div>
    </Section>
  )
}
