import type { Shape } from '../../shape'
import type { weeks as nl } from '../nl/weeks'

export const weeks: Shape<typeof nl> = {
  title: 'weeks',
}
