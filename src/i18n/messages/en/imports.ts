import type { Shape } from '../../shape'
import type { imports as nl } from '../nl/imports'

export const imports: Shape<typeof nl> = {
  title: 'imports',
}
