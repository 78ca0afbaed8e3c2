import type { Shape } from '../../shape'
import type { forms as nl } from '../nl/forms'

export const forms: Shape<typeof nl> = {
  title: 'This did not work yet',
  fill: 'Please fill this in.',
  choose: 'Choose one of the options.',
  tick: 'Please tick this.',
  chooseFile: 'Choose a file.',
  tooLong: 'This text is {excess} characters too long (at most {longest}). It cannot be saved like this.',
  wholeNumber: 'Not saved: fill in a whole number from {min} to {max}.',
  noDate: 'This is not a whole date.',
  laterDay: 'Choose a later day.',
  earlierDay: 'Choose an earlier day.',
}
