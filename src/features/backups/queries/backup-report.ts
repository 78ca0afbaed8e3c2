import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { backupProblem, type BackupProblem, type BackupState } from '@/domain/backups'
import { authorize } from '@/server/authorize'
import { backupState } from '@/server/backup-state'
import { now } from '@/server/clock'

export type BackupReport = BackupState & { readonly problem: BackupProblem | null }

/** How the backups of the installation are. Null: its database is backed up by other tools. */
export const backupReport = async (actor: Actor): Promise<BackupReport | null> => {
  await authorize(actor, 'backup.read')
  const state = await backupState()
  return state && { ...state, problem: backupProblem(state, now().getTime(), process.uptime() * 1000) }
}
