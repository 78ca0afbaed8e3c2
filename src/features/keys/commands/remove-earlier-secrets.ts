import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEverywhere } from '@/server/audit-everywhere'
import { authorize } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { installationSecrets, newestSecret } from '@/server/installation-secrets'
import { saveSecrets } from '@/server/secret-file'
import { isSecretReplacedLately } from '../parts/secret-replacement'

/**
 * Takes the earlier secrets away. Whoever signed in with one signs in again, and unsent work on a device that was encrypted under one
 * is lost: so it refuses until nothing of that kind is left, unless the operator says that it may be (somebody else has the secret).
 */
export const removeEarlierSecrets = async (actor: Actor, { isForced }: { isForced: boolean }): Promise<void> => {
  await authorize(actor, 'key.remove')
  if (installationSecrets().length === 1) return
  if (!isForced && (await isSecretReplacedLately())) throw new AppError('conflict', 'secret_still_used')
  saveSecrets([newestSecret()])
  await auditEverywhere('key.remove', { what: 'secret' })
}
