import { getLocale, getTranslations } from 'next-intl/server'
import { NumbersBehind } from '@/components/charts/numbers-behind'
import { releaseTranslator } from '@/i18n/release-translator'
import { figureLabel } from '@/i18n/worded-figure'
import { figureAt, trendKeys, type NamedUnit, type TrendPoint, type TrendUnit } from './trend-units'

/** The table behind the drawings: the words of every band, or why there is none. */
export const TrendTable = async ({ unit, names }: { unit: TrendUnit; names: readonly NamedUnit[] }) => {
  const [t, list] = [await getTranslations('reading.trend'), await getTranslations('reading.list')]
  const locale = await getLocale()
  const words = releaseTranslator(locale)
  const absent = ({ issue }: TrendPoint) => {
    if (issue === null) return t('noRelease')
    if (issue.latest.state === 'withdrawn') return list('withdrawn')
    return issue.paper.tooFew ?? words('texts.withheld')
  }
  return (
    <NumbersBehind
      summary={t('table')}
      caption={t('caption', { unit: unit.about, grain: t(unit.grain) })}
      head={[t('period'), ...trendKeys.map((key) => figureLabel(key, words, locale))]}
      rows={unit.points.map((point, index) => ({
        key: point.at,
        label: names[index]?.long ?? '',
        cells: trendKeys.map((key) => figureAt(point, key)?.words ?? absent(point)),
      }))}
    />
  )
}
