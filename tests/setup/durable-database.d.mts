/** Migrated. `startAgain` recovers it after its processes were killed; `remove` stops it and takes its folder away. */
export function durableDatabase(): Promise<{
  url: string
  /** The postmaster. */
  pid: number
  folder: string
  startAgain: () => Promise<{ url: string; pid: number }>
  remove: () => Promise<void>
}>
