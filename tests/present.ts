/** What a test counts on being there: it fails in these words when it is not. */
export const present = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Error('what the test counts on is not there')
  return value
}
