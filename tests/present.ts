/** Returns a value that must exist; otherwise the test fails with these words. */
export const present = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Error('what the test counts on is not there')
  return value
}
