/**
 * Which entries on the device belong to a tab that is still there. A tab holds a lock under its entry's id as long as it
 * lives; the browser frees it however the tab ended.
 */
const lockOf = (id: string) => `nabij-device/${id}`

/** Takes the lock if nobody holds it. Answers with how to give it back, or null when its tab is alive. */
export const claim = (id: string): Promise<(() => void) | null> =>
  new Promise((answer, fail) => {
    navigator.locks
      .request(lockOf(id), { ifAvailable: true }, (lock) => {
        if (!lock) return answer(null)
        return new Promise<void>((release) => answer(release))
      })
      .catch(fail)
  })
