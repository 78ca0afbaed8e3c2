import type { Shape } from '../../shape'
import type { families as nl } from '../nl/families'

export const families: Shape<typeof nl> = {
  title: 'families',
}
