import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { keySettings } from '@/server/sealed/key-settings'
import { keyCensus } from '@/server/sealed/key-wrapping'

export type MasterKeyStatus = {
  /** The newest first; then those that wrap keys and are not there. */
  readonly masterKeys: readonly { id: string; isNewest: boolean; isThere: boolean; wraps: number }[]
  readonly destroyed: number
}

/** How many keys each master key wraps. One that wraps none, and is not the newest, may be removed. */
export const masterKeyStatus = async (actor: Actor): Promise<MasterKeyStatus> => {
  await authorize(actor, 'key.read')
  const { folder, masterKeys } = keySettings()
  const { wrapped, destroyed } = keyCensus(folder)
  const ids = masterKeys.list().map(({ id }) => id)
  const missingIds = [...wrapped.keys()].filter((id) => !ids.includes(id))
  return {
    masterKeys: [...ids, ...missingIds].map((id) => ({
      id,
      isNewest: id === ids[0],
      isThere: ids.includes(id),
      wraps: wrapped.get(id) ?? 0,
    })),
    destroyed,
  }
}
