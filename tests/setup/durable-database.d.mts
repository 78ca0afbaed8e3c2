/**
 * A migrated database. `startAgain` recovers it after its processes were killed; `remove` stops it and deletes its folder.
 */
export function durableDatabase(): Promise<{
  urls: Record<'admin' | 'owner' | 'app' | 'reader', string>
  /** The process id of the postmaster. */
  pid: number
  folder: string
  startAgain: () => Promise<{ urls: Record<'admin' | 'owner' | 'app' | 'reader', string>; pid: number }>
  remove: () => Promise<void>
}>
