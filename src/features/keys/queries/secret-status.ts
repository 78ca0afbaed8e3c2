import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { installationSecrets } from '@/server/installation-secrets'
import { isSecretReplacedLately } from '../parts/secret-replacement'

/** How many earlier secrets there are, and whether a session or a device may still hold what was made with one. */
export const secretStatus = async (actor: Actor): Promise<{ earlier: number; isReplacedLately: boolean }> => {
  await authorize(actor, 'key.read')
  return { earlier: installationSecrets().length - 1, isReplacedLately: await isSecretReplacedLately() }
}
