/**
 * One rule for an e-mail address, wherever it comes in: anything around an @ that mail could be sent to. It refuses the marks
 * that separate addresses and those of our own lists, and is otherwise wide, because only the mail server knows.
 */
const addressPattern = /^[^\s\p{Cc}@|,;:<>"]+@[^\s\p{Cc}@|,;:<>"]+$/u
export const longestEmail = 254

export const isEmailAddress = (text: string): boolean => text.length <= longestEmail && addressPattern.test(text)

/** An address as a link. What mail programs read as fields of the letter (`?`, `&`) is only a part of the name here. */
export const mailLink = (address: string): string => `mailto:${address.split('@').map(encodeURIComponent).join('@')}`
