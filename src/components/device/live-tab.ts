/**
 * Tells whether the tab of an entry on the device is still open. A tab holds a lock with the id of its entry, and the
 * browser releases it however the tab ends.
 */
const lockOf = (id: string) => `nabij-device/${id}`

/** Takes the lock if it is free. Resolves to a function that releases it, or to null when the tab of the entry is open. */
export const claim = (id: string): Promise<(() => void) | null> =>
  new Promise((answer, fail) => {
    navigator.locks
      .request(lockOf(id), { ifAvailable: true }, (lock) => {
        if (!lock) return answer(null)
        return new Promise<void>((release) => answer(release))
      })
      .catch(fail)
  })
