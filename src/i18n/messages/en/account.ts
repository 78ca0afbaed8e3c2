import type { Shape } from '../../shape'
import type { account as nl } from '../nl/account'

export const account: Shape<typeof nl> = {
  title: 'account',
}
