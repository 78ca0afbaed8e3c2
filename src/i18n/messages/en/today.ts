import type { Shape } from '../../shape'
import type { today as nl } from '../nl/today'

export const today: Shape<typeof nl> = {
  title: 'today',
}
