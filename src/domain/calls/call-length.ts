/** A call takes most of an hour: so long a calendar and an interpreter keep free for it. */
export const callMs = 45 * 60 * 1000
