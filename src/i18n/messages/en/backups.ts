/** How the backups of the installation are, and what administrators are told when one did not come. */
export const backups = {
  title: 'Backups',
  about:
    'Every night an encrypted copy of all data is made. Only who has the key of the backups can open it. The operator of the server restores it.',
  elsewhere: 'The operator of the server makes the backups of this database. Nabij sees nothing of them.',
  last: 'Last backup',
  lastValue: '{at} ({size})',
  none: 'none yet',
  firstTonight: 'The first one comes tonight.',
  drill: 'Last trial of a restore',
  noDrill: 'not done yet',
  drillEqual: '{at}: succeeded, everything was equal',
  drillDifferent: '{at}: failed. Tell the operator of the server.',
  megabytes: '{count} MB',
  problems: {
    failed: 'The last backup failed.',
    missing: 'There is no backup of last night.',
  },
  whatNow: 'Tell the operator of the server. Nabij tries again every hour.',
  never: 'There is no backup yet.',
  lastAt: 'The last backup is of {at}.',
  letter: {
    subject: 'Nabij: the backup did not succeed',
    text: '{problem} {last}\n\nWhat is entered now is lost if the computer breaks. Tell the operator of the server. Nabij tries again every hour, and sends this e-mail once a day as long as it fails.\n\nHow it is now: {link}',
  },
}
