/** Whose texts are kept on this device, with the key that only a session of that person gets. It stays in memory. */
import { meantForHeader } from '@/domain/access/meant-for'
import { renderedFor } from '@/components/session/rendered-for'
import { importedKey } from './encrypted-text'

export type Owner = { staffId: string; key: CryptoKey }

export const canStore = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB && navigator.locks)

/** Null without a session or a connection, for another person than the page was drawn for, and in a browser without the means. */
export const currentOwner = async (): Promise<Owner | null> => {
  const staffId = renderedFor()
  if (!staffId || !canStore()) return null
  try {
    const response = await fetch('/api/device-key', { cache: 'no-store', headers: { [meantForHeader]: staffId } })
    if (!response.ok) return null
    // The route of the same build, which answers nothing else when it answers ok.
    const { data } = (await response.json()) as { data: { staffId: string; key: string } }
    return { staffId: data.staffId, key: await importedKey(data.key) }
  } catch {
    return null
  }
}
