/** Of all advisory locks of the database, those that workers hold while they live: the first of their two numbers. */
export const workerLockClass = 7013
