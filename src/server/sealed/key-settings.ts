/** Where the keys of this installation are. `file`: of the master keys, when a command does not give them. */
import 'server-only'
import { env } from '../env'
import { UnfitKeys, type MasterKeys } from './master-keys'
import { masterKeys } from './sealed-text'

export const keySettings = (): { folder: string; masterKeys: MasterKeys; file: string | undefined } => {
  const { NABIJ_KEY_STORE: folder, NABIJ_MASTER_KEY_FILE: file } = env()
  if (!folder) throw new UnfitKeys('NABIJ_KEY_STORE is missing.')
  return { folder, masterKeys: masterKeys(), file }
}
