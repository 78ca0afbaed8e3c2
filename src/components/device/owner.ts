/** The person whose texts are stored on this device, and their keys. Only their session receives them; they stay in memory. */
import { meantForHeader } from '@/domain/access/meant-for'
import { renderedFor } from '@/components/session/rendered-for'
import { importedKey } from './encrypted-text'

/** The first key encrypts. The others open what was kept before the installation got another secret. */
export type Owner = { staffId: string; keys: readonly [CryptoKey, ...CryptoKey[]] }

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
    const { data } = (await response.json()) as { data: { staffId: string; keys: string[] } }
    const [newest, ...earlierKeys] = await Promise.all(data.keys.map(importedKey))
    return newest ? { staffId: data.staffId, keys: [newest, ...earlierKeys] } : null
  } catch {
    return null
  }
}
