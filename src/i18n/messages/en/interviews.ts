import type { Shape } from '../../shape'
import type { interviews as nl } from '../nl/interviews'

export const interviews: Shape<typeof nl> = {
  title: 'interviews',
}
