/**
 * The keyed hash of the number of an erased family, by which a second request for the same number is answered. Numbers are
 * short, so a plain hash could be tried out: the key is outside the database.
 */
import 'server-only'
import { keyedHash } from './crypto'

export const refHash = (organisationId: string, ref: string) => keyedHash('erased ref', `${organisationId}\u0000${ref}`)
