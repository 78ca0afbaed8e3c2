/** The code of a refused sign-in that says from when one may try again. It stands in an address, so it is a number. */
export const tooManyCode = (from: Date): string => `too_many-${Math.ceil(from.getTime() / 1000)}`

/** The moment in a text that holds such a code; null without one. */
export const retryFromOf = (text: string): Date | null => {
  const seconds = /\btoo_many-(\d{9,11})\b/.exec(text)?.[1]
  return seconds === undefined ? null : new Date(Number(seconds) * 1000)
}
