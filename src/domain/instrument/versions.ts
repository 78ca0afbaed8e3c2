/** All versions of the instrument, oldest first. An interview never changes to another version. */
import { version1 } from './version-1/version-1'

export const definitions = [version1] as const
