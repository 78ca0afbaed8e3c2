/**
 * An erased family has no key. The command that erases destroys it after the commit that removed the rows: before it, a rollback would
 * leave a family that nobody can read. What a crash left in between, a worker or the next start finishes.
 */
import 'server-only'
import { now } from '../clock'
import { database, translateDatabaseError } from '../db'
import { logError, logInfo } from '../log'
import { inEachOrganisation } from '../organisations'
import { destroyKey, keyStore } from './sealed-text'

/** The rows are gone, so what fails here fails nobody's request: it is tried again by a worker. */
export const destroyKeysOf = (familyIds: readonly string[]): void => {
  for (const id of familyIds)
    try {
      destroyKey(id)
    } catch (error) {
      logError('destroy_key', error, { family: id })
    }
}

const erasedSince = async (since: Date): Promise<string[]> => {
  try {
    const erasures = { where: { erasedAt: { gte: since } }, select: { familyId: true } } as const
    const lists = await inEachOrganisation((scope) => database(scope).erasure.findMany(erasures))
    return lists.flat().map(({ familyId }) => familyId)
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** Destroys the keys that erased families still have, and returns how many these were. */
export const destroyErasedKeys = async (since = new Date(0)): Promise<number> => {
  const remainingIds = (await erasedSince(since)).filter((id) => keyStore().keyOf(id) !== 'destroyed')
  for (const id of remainingIds) destroyKey(id)
  if (remainingIds.length > 0) logInfo('keys_destroyed', { count: remainingIds.length })
  return remainingIds.length
}

const hourMs = 60 * 60_000
let lastFullPass = 0

/** For a worker, which calls it again and again: all of them once an hour, and those of the last hour each time. */
export const destroyLeftKeys = async (): Promise<number> => {
  const at = now().getTime()
  const isAll = at - lastFullPass > hourMs
  const count = await destroyErasedKeys(isAll ? undefined : new Date(at - hourMs))
  if (isAll) lastFullPass = at
  return count
}
