/** Signs that nobody sees: soft hyphen, zero-width space, word joiner, byte order mark, marks of direction. */
const invisible = /[\u00ad\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu

/** A line as people see it: white space of every kind as single spaces, nothing invisible, nothing around it. */
export const plainLine = (text: string): string => text.replace(invisible, '').replace(/\s+/gu, ' ').trim()

/** What is stored, when the file says the same but for white space and invisible signs: then nothing is changed. */
export const asKept = (text: string, stored: string): string => (text === plainLine(stored) ? stored : text)
