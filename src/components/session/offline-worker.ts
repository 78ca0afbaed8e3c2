/** Development has no service worker: its files change under the same names. */
const isOffered = process.env.NODE_ENV === 'production'

/**
 * Registers the service worker, which shows a page of ours when there is no network. A browser without one, or one that is
 * not reached by https, goes on as before.
 */
export const registerOfflineWorker = () => {
  if (!isOffered || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/offline-worker', { updateViaCache: 'none' }).catch(() => undefined)
}
