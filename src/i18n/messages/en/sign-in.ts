import type { Shape } from '../../shape'
import type { signIn as nl } from '../nl/sign-in'

export const signIn: Shape<typeof nl> = {
  title: 'signIn',
}
