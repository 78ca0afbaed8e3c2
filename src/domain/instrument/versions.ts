/** Every version of the instrument that the code knows, in order. An interview keeps the version that it was made with. */
import { version1 } from './version-1/version-1'

export const definitions = [version1] as const
