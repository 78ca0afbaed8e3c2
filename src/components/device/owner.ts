/** The person whose texts are stored on this device, and their key. Only their session receives it; it stays in memory. */
import { meantForHeader } from '@/domain/access/meant-for'
import { renderedFor } from '@/components/session/rendered-for'
import { importedKey } from './encrypted-text'

export type Owner = { staffId: string; key: CryptoKey }

export const canStore = () => Boolean(globalThis.crypto?.subtle && globalThis.indexedDB && navigator.locks)

/**
 * Null without a session or a connection, when another person than the page was rendered for is signed in, and in a browser
 * that lacks encryption, IndexedDB or locks.
 */
export const currentOwner = async (): Promise<Owner | null> => {
  const staffId = renderedFor()
  if (!staffId || !canStore()) return null
  try {
    const response = await fetch('/api/device-key', { cache: 'no-store', headers: { [meantForHeader]: staffId } })
    if (!response.ok) return null
    // The route is part of the same build and returns nothing else when the response is ok.
    const { data } = (await response.json()) as { data: { staffId: string; key: string } }
    return { staffId: data.staffId, key: await importedKey(data.key) }
  } catch {
    return null
  }
}
