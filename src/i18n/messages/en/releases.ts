import type { Shape } from '../../shape'
import type { releases as nl } from '../nl/releases'

export const releases: Shape<typeof nl> = {
  letter: {
    subject: 'New summary',
    text: 'Dear {name},\n\nA new summary is ready for you. You can read it here, after signing in:\n\n{link}\n\nThere are no figures in this e-mail.',
  },
}
