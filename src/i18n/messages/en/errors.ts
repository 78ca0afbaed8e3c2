import type { Shape } from '../../shape'
import type { errors as nl } from '../nl/errors'

export const errors: Shape<typeof nl> = {
  codes: {
    invalid: 'Something in what you filled in is not right. Please check it.',
    unauthenticated: 'You are no longer signed in. Please sign in again.',
    forbidden: 'Your role does not allow this.',
    not_found: 'This does not exist, or you cannot reach it.',
    conflict: 'Someone else changed this in the meantime. Refresh the page and look again.',
    locked: 'This is fixed and can no longer be changed.',
    too_many: 'Too many attempts. Wait a quarter of an hour and try again.',
    unavailable: 'It does not work right now. Try again in a moment.',
    fault: 'Something went wrong on our side. Please try again.',
  },
  reasons: {
    invalid: 'This is not right.',
    invalid_type: 'This is not valid.',
    invalid_value: 'Choose one of the options.',
    invalid_format: 'This is not written correctly.',
    too_big: 'This is too long or too large.',
    too_small: 'Please fill this in.',
    required: 'Please fill this in.',
    exists_already: 'This exists already.',
    still_in_use: 'This is still in use.',
    try_again: 'Someone else did the same at the same time. Please try again.',
    busy: 'It is busy. Try again in a moment.',
    database_away: 'The database does not answer. Try again in a moment.',
    other_site: 'This request came from another website.',
    too_large: 'This is too large.',
    not_json: 'This could not be read.',
    changed_meanwhile: 'Someone else changed this in the meantime. Look at what is there now and try again.',
  },
}
