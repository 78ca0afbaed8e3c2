import { NumbersBehind } from '@/components/charts/numbers-behind'
import { Trend } from '@/components/charts/trend'
import type { TrendPoint } from '@/components/charts/trend-chart'
import type { MeanFigure } from '@/domain/figures/intervals'
import { weekNumber } from '@/i18n/format'
import type { WeekPoint } from '../queries/trend'
import { Section } from './section'
import { weekWords, type WeekWords } from './words'

const drawn = ({ mean, low, high }: MeanFigure): TrendPoint['load'] =>
  mean === null
    ? null
    : { value: mean, band: low === null || high === null ? null : [Math.max(0, low), Math.min(100, high)] }

const pointOf = (point: WeekPoint): TrendPoint => ({
  label: weekNumber(point.week),
  load: drawn(point.load),
  capacity: drawn(point.capacity),
})

const sentenceOf = ({ t, value }: WeekWords, points: readonly WeekPoint[]) => {
  const known = points.filter((point) => point.load.mean !== null && point.capacity.mean !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return t('trend.none')
  if (first === last) return t('trend.single')
  return t('trend.moved', {
    from: weekNumber(first.week),
    to: weekNumber(last.week),
    loadFrom: value(first.load.mean),
    loadTo: value(last.load.mean),
    capacityFrom: value(first.capacity.mean),
    capacityTo: value(last.capacity.mean),
  })
}

const Numbers = ({ words, points }: { words: WeekWords; points: readonly WeekPoint[] }) => {
  const { t, value, meanInterval } = words
  const of = (figure: MeanFigure) => [value(figure.mean), figure.n === 0 ? '' : meanInterval(figure), String(figure.n)]
  const rows = points.map((point) => ({
    key: point.week,
    label: point.week,
    cells: [String(point.families), ...of(point.load), ...of(point.capacity)],
  }))
  const [load, capacity] = [t('balance.load'), t('balance.capacity')]
  const about = (name: string) => [name, `${name} ${t('columns.interval')}`, `${name} ${t('columns.n')}`]
  const head = [t('trend.week'), t('trend.families'), ...about(load), ...about(capacity)]
  return <NumbersBehind summary={t('numbers')} caption={t('trend.title')} head={head} rows={rows} />
}

/** Where the week stands among the twelve that end with it. */
export const TrendSection = async ({ points }: { points: readonly WeekPoint[] }) => {
  const words = await weekWords()
  const { t, value } = words
  const sentence = sentenceOf(words, points)
  const lastOf = (tone: 'load' | 'capacity') =>
    value(points.findLast((point) => point[tone].mean !== null)?.[tone].mean ?? null)
  const names = {
    load: `${t('balance.load')} ${lastOf('load')}`,
    capacity: `${t('balance.capacity')} ${lastOf('capacity')}`,
  }
  const known = points.filter((point) => point.load.mean !== null || point.capacity.mean !== null)
  return (
    <Section id="trend" title={t('trend.title')}>
      <p>{sentence}</p>
      {known.length > 1 ? (
        <>
          <p className="soft small">{t('trend.chance')}</p>
          <Trend points={points.map(pointOf)} names={names} label={sentence} />
        </>
      ) : null}
      <Numbers words={words} points={points} />
    </Section>
  )
}
