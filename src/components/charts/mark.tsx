import type { Weight } from './bars'

type Props = { tone: Weight; x: number | undefined; y: number | undefined | null }

/** A round mark for capacity and a square mark for load, so that they can be told apart without colour. */
export const Mark = ({ tone, x, y }: Props) => {
  if (typeof x !== 'number' || typeof y !== 'number') return <g />
  const fill = `var(--${tone})`
  return tone === 'capacity' ? (
    <circle cx={x} cy={y} r={4.5} fill={fill} />
  ) : (
    <rect x={x - 4} y={y - 4} width={8} height={8} fill={fill} />
  )
}
