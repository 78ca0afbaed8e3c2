/** A session that nobody used for so long has ended. */
export const idleMinutes = 30
