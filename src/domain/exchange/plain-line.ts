/** Signs that nobody sees: soft hyphen, zero-width space, word joiner, byte order mark, marks of direction. */
const invisible =
  /[\u034f\u00ad\u115f\u1160\u3164\uffa0\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu

/** A line as people see it: white space of every kind as single spaces, nothing invisible, nothing around it. */
export const plainLine = (text: string): string => text.replace(invisible, '').replace(/\s+/gu, ' ').trim()

/** A line as it is stored, when the one that was read differs from it in white space alone. */
export const asStored = (line: string, stored: string): string => (line === plainLine(stored) ? stored : line)

/** Lines as a form stores them, also from a file whose lines end in CRLF. */
export const withPlainLineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
