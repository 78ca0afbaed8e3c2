/** The signs of the bytes 0x80 to 0x9F of Windows-1252. Every other byte is the sign of that number. */
export const ansiSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Does a spreadsheet that saves as ANSI keep this sign? What it does not keep, it writes as a question mark. */
export const isInAnsi = (sign: string): boolean => {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 || (code > 0x9f && code < 0x100) || ansiSigns.includes(sign)
}
