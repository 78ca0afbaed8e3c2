import type { Shape } from '../../shape'
import type { roomLetter as nl } from '../nl/room-letter'

export const roomLetter: Shape<typeof nl> = {
  subject: 'Your link to interpret',
  lead: '{caller} of {organisation} asks you to interpret at a call with picture or sound. This is your own link:',
  opens: 'The link works from {day} at {time}. You do not have to install anything. The caller lets you in.',
  alone: 'Make sure that you are alone and that nobody listens or watches with you.',
  closing: 'The link is for you alone: do not pass it on. Does it not work? Call {organisation}.',
}
