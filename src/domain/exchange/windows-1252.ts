/** The characters of the bytes 0x80 to 0x9F in Windows-1252. Every other byte is the Unicode character of that number. */
export const ansiSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Returns whether Windows-1252 has the character. A spreadsheet that saves as ANSI writes any other as a question mark. */
export const isInAnsi = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 || (code > 0x9f && code < 0x100) || ansiSigns.includes(sign)
}
