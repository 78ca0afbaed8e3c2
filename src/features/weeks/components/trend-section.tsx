import { NumbersBehind } from '@/components/charts/numbers-behind'
import { Trend } from '@/components/charts/trend'
import type { TrendPoint } from '@/components/charts/trend-chart'
import type { MeanFigure } from '@/domain/figures/intervals'
import type { Shown } from '@/domain/figures/shown-figures'
import { weekNumber } from '@/i18n/format'
import type { WeekPoint } from '../parts/trend'
import { Section } from './section'
import { weekWords, type WeekWords } from './words'

const meanIn = (figure: Shown<MeanFigure>) => (figure.tooFew ? null : figure.mean)

const drawn = (figure: Shown<MeanFigure>): TrendPoint['load'] => {
  if (figure.tooFew || figure.mean === null) return null
  const { mean, low, high } = figure
  return { value: mean, band: low === null || high === null ? null : [Math.max(0, low), Math.min(100, high)] }
}

const pointOf = (point: WeekPoint): TrendPoint => ({
  label: weekNumber(point.week),
  load: drawn(point.load),
  capacity: drawn(point.capacity),
})

/** The line is interrupted where load or capacity is counted differently from the week before. */
const drawnPoints = (points: readonly WeekPoint[]): TrendPoint[] =>
  points.flatMap((point) =>
    point.isBreak ? [{ label: '', load: null, capacity: null }, pointOf(point)] : [pointOf(point)],
  )

const breakSentences = ({ t }: WeekWords, points: readonly WeekPoint[]) =>
  points.filter(({ isBreak }) => isBreak).map(({ week }) => t('trend.breakAt', { week: weekNumber(week) }))

/** The points since the last break, which may be compared with each other. */
const comparablePoints = (points: readonly WeekPoint[]) =>
  points.slice(
    Math.max(
      0,
      points.findLastIndex(({ isBreak }) => isBreak),
    ),
  )

const sentenceOf = ({ t, mean }: WeekWords, allPoints: readonly WeekPoint[]) => {
  const knownPoints = comparablePoints(allPoints).filter(
    (point) => meanIn(point.load) !== null && meanIn(point.capacity) !== null,
  )
  const [first, last] = [knownPoints[0], knownPoints.at(-1)]
  if (!first || !last) return t('trend.none')
  if (first === last) return t('trend.single')
  return t('trend.moved', {
    from: weekNumber(first.week),
    to: weekNumber(last.week),
    loadFrom: mean(first.load),
    loadTo: mean(last.load),
    capacityFrom: mean(first.capacity),
    capacityTo: mean(last.capacity),
  })
}

const Numbers = ({ words, points }: { words: WeekWords; points: readonly WeekPoint[] }) => {
  const { t, mean, meanInterval } = words
  const of = (figure: Shown<MeanFigure>) => {
    if (figure.n === 0) return [t('none'), '', '0']
    return [mean(figure), figure.tooFew ? '' : meanInterval(figure), String(figure.n)]
  }
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

/** The week among the twelve weeks that end with it. */
export const TrendSection = async ({ points }: { points: readonly WeekPoint[] }) => {
  const words = await weekWords()
  const { t, value } = words
  const sentence = sentenceOf(words, points)
  const lastOf = (tone: 'load' | 'capacity') =>
    value(points.map((point) => meanIn(point[tone])).findLast((mean) => mean !== null) ?? null)
  const names = {
    load: `${t('balance.load')} ${lastOf('load')}`,
    capacity: `${t('balance.capacity')} ${lastOf('capacity')}`,
  }
  const knownPoints = points.filter((point) => meanIn(point.load) !== null || meanIn(point.capacity) !== null)
  return (
    <Section id="trend" title={t('trend.title')}>
      <p>{sentence}</p>
      {breakSentences(words, points).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {knownPoints.length > 1 ? (
        <>
          <p className="soft small">{t('trend.chance')}</p>
          <Trend points={drawnPoints(points)} names={names} label={sentence} />
        </>
      ) : null}
      <Numbers words={words} points={points} />
    </Section>
  )
}
