/** The whole number in a text. Null for an empty text, a fraction or a number out of range. */
export const wholeNumberIn = (text: string, min: number, max: number): number | null => {
  const digits = text.trim()
  if (!/^\d{1,6}$/.test(digits)) return null
  const number = Number(digits)
  return number >= min && number <= max ? number : null
}
