import { startWorker, type WorkerScope } from './offline-worker'

/** The build writes it here (`scripts/lib/offline.mjs`). */
declare const NABIJ_BUILD: string
/** This file runs in a service worker alone, whose global scope is more than the types of a page say. */
declare const self: WorkerScope

startWorker(self, NABIJ_BUILD)
