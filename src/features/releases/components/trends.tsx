import { getTranslations } from 'next-intl/server'
import { blockLength } from '@/domain/figures/block'
import { addWeeks } from '@/domain/figures/week'
import { weekNumber } from '@/i18n/format'
import { RuledSection } from '@/components/layout/ruled-section'
import type { ShelfIssue } from './shelf'
import { TrendFigure } from './trend-figure'
import { TrendTable } from './trend-table'
import { trendKeys, trendUnits, type NamedUnit, type TrendUnit } from './trend-units'
import styles from './trends.module.css'

const Unit = async ({ unit, open }: { unit: TrendUnit; open: boolean }) => {
  const t = await getTranslations('reading.trend')
  const names = unit.points.map(({ at }): NamedUnit => {
    const [week, last] = [weekNumber(at), weekNumber(addWeeks(at, blockLength - 1))]
    return unit.grain === 'week'
      ? { short: week, long: t('weekShort', { week }) }
      : { short: `${week}–${last}`, long: t('blockShort', { week, last }) }
  })
  return (
    <details className={styles.unit} open={open}>
      <summary>
        <span>{unit.about}</span> <span className="small soft">{t(unit.grain)}</span>
      </summary>
      <div className={styles.figures}>
        {trendKeys.map((key) => (
          <TrendFigure key={key} figureKey={key} points={unit.points} names={names} />
        ))}
      </div>
      <TrendTable unit={unit} names={names} />
    </details>
  )
}

type Props = {
  issues: readonly ShelfIssue[]
  /** There are older issues, which these trends leave out. */
  cutOff: boolean
}

/** One node in successive periods, as bands. No line joins them: it would draw values that nobody may infer. */
export const Trends = async ({ issues, cutOff }: Props) => {
  const t = await getTranslations('reading.trend')
  const units = trendUnits(issues)
  return units.length === 0 ? null : (
    <RuledSection aria-labelledby="trend">
      <h2 id="trend">{t('title')}</h2>
      <p className={styles.means}>
        {t('lead')} {t('gaps')} {cutOff ? t('cutOff') : null}
      </p>
      {units.map((unit, index) => (
        <Unit key={unit.unit} unit={unit} open={index === 0} />
      ))}
    </RuledSection>
  )
}
