/** Invisible characters: soft hyphen, zero-width space, word joiner, byte order mark, marks of direction. */
const invisible =
  /[\u034f\u00ad\u115f\u1160\u3164\uffa0\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu

/** A line as people see it: without invisible characters, trimmed, and with single spaces for all white space. */
export const plainLine = (text: string): string => text.replace(invisible, '').replace(/\s+/gu, ' ').trim()

/** Returns the stored line when the line that was read differs from it in white space alone, and otherwise the line. */
export const asStored = (line: string, stored: string): string => (line === plainLine(stored) ? stored : line)

/** Replaces CRLF and CR by LF, as a form stores them. */
export const withPlainLineEnds = (text: string): string => text.replaceAll(/\r\n?/g, '\n')
