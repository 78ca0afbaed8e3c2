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
  onlyAdmin: 'Are you the only administrator? Sign in with your password',
  noAccount: {
    title: 'No account yet?',
    text: 'The administrator of your organisation gives you an account. You then receive a link with which you choose a password yourself.',
  },
  provider: {
    signIn: 'Sign in with {provider}',
    busy: 'Going to {provider}',
    or: 'Or sign in in another way:',
  },
  problems: {
    wrong: 'E-mail address and password do not match. Check them and try again.',
    again: 'That did not work. Sign in once more.',
    too_many: 'Too many attempts. Try again from {time}. Forgotten the password? Then ask for a new link.',
    unavailable: 'Signing in does not work right now. Check your connection and try again in a moment.',
    provider_refused:
      'You cannot enter Nabij with this account at {provider}. Ask the administrator of your organisation to invite you.',
    provider_failed: 'Signing in with {provider} did not work. Try again, or sign in in another way.',
    provider_down: '{provider} does not answer right now. Try again later, or choose another way below.',
  },
}
