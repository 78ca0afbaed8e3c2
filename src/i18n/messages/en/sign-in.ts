import type { Shape } from '../../shape'
import type { signIn as nl } from '../nl/sign-in'

export const signIn: Shape<typeof nl> = {
  title: 'Sign in',
  email: 'E-mail address',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in',
  show: 'Show password',
  hide: 'Hide password',
  forgotten: 'Forgotten your password?',
  forParents: 'Explanation for parents',
  noAccount: {
    title: 'No account yet?',
    text: 'The administrator of your organisation gives you an account. You then receive a link with which you choose a password yourself.',
  },
  problems: {
    wrong: 'E-mail address and password do not match. Check them and try again.',
    again: 'That did not work. Sign in once more.',
    too_many: 'Too many attempts. Try again from {time}. Forgotten the password? Then ask for a new link.',
    unavailable: 'Signing in does not work right now. Check your connection and try again in a moment.',
  },
}
