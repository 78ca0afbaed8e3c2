import type { Shape } from '../../shape'
import type { staff as nl } from '../nl/staff'

export const staff: Shape<typeof nl> = {
  title: 'staff',
}
