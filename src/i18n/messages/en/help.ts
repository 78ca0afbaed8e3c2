import type { Shape } from '../../shape'
import type { help as nl } from '../nl/help'

export const help: Shape<typeof nl> = {
  title: 'help',
}
