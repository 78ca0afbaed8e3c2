import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { auditEverywhere } from '@/server/audit-everywhere'
import { authorize } from '@/server/authorize'
import { AppError } from '@/server/errors'
import { keySettings } from '@/server/sealed/key-settings'
import { keyCensus, wrapAnew } from '@/server/sealed/key-wrapping'
import { addMasterKey } from '@/server/sealed/master-key-file'
import { runAlone } from '../parts/run-alone'

export type Rotation = { count: number; isResumed: boolean; earlierNeeded: number }

const needed = (folder: string, currentId: string) =>
  [...keyCensus(folder).wrapped].reduce((sum, [id, count]) => (id === currentId ? sum : sum + count), 0)

/**
 * Makes a new master key and wraps the keys of all families and organisations with it, while everybody works. When an earlier run was
 * stopped, or a command gives a new master key, it goes on with what is not wrapped by the newest one and makes none.
 */
export const replaceMasterKey = async (
  actor: Actor,
  onProgress: (share: number) => void = () => undefined,
): Promise<Rotation> => {
  await authorize(actor, 'key.replace')
  const { folder, masterKeys, file } = keySettings()
  return runAlone(async () => {
    const isResumed = needed(folder, masterKeys.current().id) > 0
    if (!isResumed && !file) throw new AppError('conflict', 'master_key_by_command')
    if (!isResumed && file) addMasterKey(file)
    const count = await wrapAnew(folder, masterKeys, onProgress)
    await auditEverywhere('key.replace', { what: 'master', count })
    return { count, isResumed, earlierNeeded: needed(folder, masterKeys.current().id) }
  })
}
