import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEverywhere } from '@/server/audit-everywhere'
import { authorize } from '@/server/authorize'
import { freshToken } from '@/server/crypto'
import { installationSecrets } from '@/server/installation-secrets'
import { saveSecrets } from '@/server/secret-file'

/**
 * Puts a new secret in front of the others. From this moment every process signs, encrypts and hashes with it, and recognises what
 * it did with the earlier ones.
 */
export const replaceSecret = async (actor: Actor): Promise<{ count: number }> => {
  await authorize(actor, 'key.replace')
  const secrets = [freshToken(), ...installationSecrets()]
  saveSecrets(secrets)
  await auditEverywhere('key.replace', { what: 'secret' })
  return { count: secrets.length }
}
