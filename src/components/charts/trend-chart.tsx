'use client'

import { useMediaQuery } from '@mantine/hooks'
import { Area, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from 'recharts'
import styles from './charts.module.css'
import type { Weight } from './bars'
import { EndLabel } from './end-label'
import { Mark } from './mark'

/** One moment on the time axis. A tone is null when it has nothing to draw there. */
export type TrendPoint = { label: string } & {
  [tone in Weight]: { value: number; band: [number, number] | null } | null
}

export type TrendProps = {
  points: readonly TrendPoint[]
  /** The name at the end of each line. */
  names: { [tone in Weight]: string }
  /** The chart in one sentence, for a screen reader. */
  label: string
}

const tones: readonly Weight[] = ['capacity', 'load']

/** The lowest and highest value of the axis, rounded outwards to whole tens. */
const extentOf = (points: readonly TrendPoint[]): [number, number] => {
  const chartValues = points.flatMap((point) => tones.flatMap((tone) => point[tone]?.band ?? point[tone]?.value ?? []))
  const low = Math.floor(Math.min(...chartValues) / 10) * 10
  return [Math.max(0, low), Math.min(100, Math.ceil(Math.max(...chartValues) / 10) * 10)]
}

const ticksOf = ([low, high]: [number, number]) =>
  Array.from({ length: (high - low) / 10 + 1 }, (_, index) => low + 10 * index)

/** Two lines with their bands. Each has its name at its end, and its own mark tells it apart without colour. */
export const TrendChart = ({ points, names, label }: TrendProps) => {
  // On a wide screen the names are to the right of the lines, otherwise above or below their ends.
  const isBeside = useMediaQuery('(min-width: 50em)', true, { getInitialValueInEffect: false }) ?? true
  const extent = extentOf(points)
  const last = points.findLastIndex((point) => point.load ?? point.capacity)
  const upper: Weight = (points[last]?.load?.value ?? 0) > (points[last]?.capacity?.value ?? 0) ? 'load' : 'capacity'
  const text = { fill: 'var(--ink-soft)', fontSize: 14 }
  return (
    <div className={styles.trend} role="img" aria-label={label}>
      <ComposedChart
        responsive
        accessibilityLayer={false}
        data={[...points]}
        className={styles.drawing}
        margin={{ top: 24, right: isBeside ? 150 : 16, bottom: 4, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={text} tickLine={false} axisLine={false} interval="preserveStartEnd" />
        <YAxis domain={extent} ticks={ticksOf(extent)} tick={text} tickLine={false} axisLine={false} width={36} />
        {tones.map((tone) => (
          <Area
            key={tone}
            dataKey={(point: TrendPoint) => point[tone]?.band ?? null}
            stroke="none"
            fill={`var(--${tone})`}
            fillOpacity={0.12}
            isAnimationActive={false}
            activeDot={false}
          />
        ))}
        {tones.map((tone) => (
          <Line
            key={tone}
            dataKey={(point: TrendPoint) => point[tone]?.value ?? null}
            stroke={`var(--${tone})`}
            strokeWidth={3}
            isAnimationActive={false}
            activeDot={false}
            dot={(at) => <Mark key={at.index} tone={tone} x={at.cx} y={at.cy} />}
            label={(at) => (
              <EndLabel
                key={at.index}
                tone={tone}
                name={names[tone]}
                at={at}
                last={last}
                position={isBeside ? 'beside' : tone === upper ? 'above' : 'below'}
              />
            )}
          />
        ))}
      </ComposedChart>
    </div>
  )
}
