import { offlineWorker } from '@/server/offline-files'

/** The service worker. It stands at the root, because a worker serves the addresses below its own. */
export const GET = () => offlineWorker()
