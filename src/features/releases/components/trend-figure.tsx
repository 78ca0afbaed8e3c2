import { getLocale } from 'next-intl/server'
import { releaseTranslator } from '@/i18n/release-translator'
import { toneClass } from '@/components/charts/tone-class'
import { kindOf, type FigureKey } from '@/domain/disclosure/policy/published-figures'
import { figureLabel } from '@/i18n/worded-figure'
import { figureAt, type NamedUnit, type TrendPoint } from './trend-units'
import styles from './trends.module.css'

const toneOf = (key: FigureKey) => {
  if (key === 'load') return toneClass.load
  return kindOf(key) === 'grade' ? toneClass.plain : toneClass.capacity
}

/** The labels along the scale from high to low, and the places of its grid lines. */
const scaleOf = async (key: FigureKey) => {
  const t = releaseTranslator(await getLocale())
  switch (key) {
    case 'load':
      return { names: [t('texts.load.high'), t('texts.load.middle'), t('texts.load.low')], classes: true }
    case 'capacity':
      return { names: [t('texts.capacity.high'), t('texts.capacity.middle'), t('texts.capacity.low')], classes: true }
    default:
      return kindOf(key) === 'grade'
        ? { names: ['10', '', '1'], classes: false }
        : { names: [t('drawn.all'), t('drawn.half'), t('drawn.none')], classes: false }
  }
}

type Props = { figureKey: FigureKey; points: readonly TrendPoint[]; names: readonly NamedUnit[] }

/** One figure through time, each period as its published band. The table behind it says the same in words. */
export const TrendFigure = async ({ figureKey, points, names }: Props) => {
  const locale = await getLocale()
  const t = releaseTranslator(locale)
  const scale = await scaleOf(figureKey)
  return (
    <div className={`${styles.figure} ${toneOf(figureKey)}`}>
      <h3>{figureLabel(figureKey, t, locale)}</h3>
      <div className={styles.plot} aria-hidden="true">
        <div className={`${styles.axis} ${scale.classes ? styles.classes : ''}`}>
          {scale.names.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </div>
        <div className={`${styles.field} ${scale.classes ? styles.thirds : ''}`}>
          {points.map((point) => {
            const band = figureAt(point, figureKey)?.band
            return (
              <span key={point.at} className={styles.slot}>
                {band ? (
                  <span
                    className={styles.band}
                    style={{ bottom: `${100 * band.from}%`, height: `${100 * (band.to - band.from)}%` }}
                  />
                ) : (
                  <span className={styles.gap}>–</span>
                )}
              </span>
            )
          })}
        </div>
        <div className={styles.weeks}>
          {names.map(({ short }) => (
            <span key={short}>{short}</span>
          ))}
        </div>
      </div>
    </div>
  )
}
