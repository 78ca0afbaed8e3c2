/** The first key of the advisory locks that workers hold while they run. The second key is a hash of the worker's id. */
export const workerLockClass = 7013
