/** A phone number, and behind it the extension of a switchboard, in the ways that people write one. */
const withExtension =
  /^([\d\s+().\-/\u2010-\u2015\u00A0]{6,}?)[\s,;]*(?:ext(?:ensie|ension)?|tst|toestel|doorkies(?:nummer)?|x|#)[\s.:=]*\d{1,7}$/iu

/** The text without the extension of its number. Any other text stays as it is. */
export const withoutExtension = (text: string): string => withExtension.exec(text.trim())?.[1]?.trim() ?? text.trim()
