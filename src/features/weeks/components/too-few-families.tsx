import type { WeekPage } from '../queries/week-page'
import { Help } from './help'
import styles from './weeks.module.css'
import { weekWords } from './words'

/** A week with fewer than five families: says that there are no figures, and shows the agreed help. */
export const TooFewFamilies = async ({ page }: { page: WeekPage }) => {
  const { t } = await weekWords()
  return (
    <>
      <p className={styles.under}>{t('tooFewWeek', { n: page.figures.families })}</p>
      <Help page={page} />
    </>
  )
}
