/** An administrator sees how the backups of the installation are. Nobody who is signed in restores one. */
import { always, type RulesOf } from './rule'

export const backupRules: RulesOf<'backup'> = {
  'backup.read': { admin: always },
  'backup.warn': {},
  'backup.restore': {},
}
