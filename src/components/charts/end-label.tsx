import type { Weight } from './bars'

type LabelPosition = { x?: number | string; y?: number | string; index?: number }

type Props = {
  tone: Weight
  name: string
  at: LabelPosition
  last: number
  position: 'beside' | 'above' | 'below'
}

const shifts = { beside: { x: 14, y: 5 }, above: { x: 6, y: -14 }, below: { x: 6, y: 26 } }

/** The name of the line, drawn only at its last mark. */
export const EndLabel = ({ tone, name, at, last, position: place }: Props) =>
  at.index === last && typeof at.x === 'number' && typeof at.y === 'number' ? (
    <text
      x={at.x + shifts[place].x}
      y={at.y + shifts[place].y}
      textAnchor={place === 'beside' ? 'start' : 'end'}
      fill={`var(--${tone})`}
      fontSize={16}
      fontWeight={650}
    >
      {name}
    </text>
  ) : (
    <g />
  )
