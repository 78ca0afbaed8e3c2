/**
 * The one rule for e-mail addresses, in forms and files: text on both sides of an @. It refuses the characters that separate
 * addresses or that our own lists use, and nothing else, because only the mail server can tell whether an address exists.
 */
const addressPattern = /^[^\s\p{Cc}@|,;:<>"]+@[^\s\p{Cc}@|,;:<>"]+$/u
const longestEmail = 254

export const isEmailAddress = (text: string): boolean => text.length <= longestEmail && addressPattern.test(text)

/** The `mailto:` link of an address. It escapes `?` and `&`, which mail programs would read as fields of the e-mail. */
export const mailLink = (address: string): string => `mailto:${address.split('@').map(encodeURIComponent).join('@')}`
