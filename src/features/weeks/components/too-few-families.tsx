import type { WeekPage } from '../queries/week-page'
import { Help } from './help'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** A week of fewer than five families: that there are no figures, and the help that was agreed. */
export const TooFewFamilies = async ({ page }: { page: WeekPage }) => {
  const { t } = await weekWords()
  return (
    <>
      <p className={styles.under}>{t('tooFewWeek', { n: page.figures.families })}</p>
      <Help page={page} />
    </>
  )
}
