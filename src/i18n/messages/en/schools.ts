import type { Shape } from '../../shape'
import type { schools as nl } from '../nl/schools'

export const schools: Shape<typeof nl> = {
  title: 'schools',
}
