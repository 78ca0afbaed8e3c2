import type { Shape } from '../../shape'
import type { jobs as nl } from '../nl/jobs'

export const jobs: Shape<typeof nl> = {
  title: 'Not done',
  kinds: {
    prepare_release: 'Preparing did not succeed.',
    approve_release: 'Publishing did not succeed. Nothing has left.',
    release_letter: 'The message to {name} was not sent.',
    staff_letter: 'The e-mail to {name} was not sent.',
    digest: 'The e-mail of the day to {name} was not sent.',
    log_letter: 'A message about the log was not sent.',
    access_letter: 'A message about access was not sent.',
    reminder_letter: 'A reminder to a parent was not sent.',
    interpreter_letter: 'An e-mail to an interpreter was not sent. Call the interpreter yourself.',
    room_letter: 'An e-mail with the link for an interpreter was not sent. Make a link and pass it on yourself.',
    factor_letter: 'The e-mail about signing in in two steps to {name} was not sent.',
    import_file: 'Importing the file did not succeed. Nothing was saved.',
    export_file: 'Making the file did not succeed.',
    retention: 'Applying the retention terms failed.',
  },
  nobody: 'a member of staff',
  byHand:
    'Does it fail again? Make a new link for this member of staff. You then see that link and hand it over yourself.',
  retry: 'Try again',
  retryAll: 'Try all messages again',
  retried:
    '{count, plural, one {It is being tried again. If it fails, it stands here again.} other {They are being sent again. What fails stands here again.}}',
  dismiss: 'Put away',
  dismissed: 'Put away.',
}
