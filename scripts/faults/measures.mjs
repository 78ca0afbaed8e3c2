/** The longest of some times, in words. @param {readonly number[]} times in milliseconds */
export const slowest = (times) => `${(Math.max(0, ...times) / 1000).toFixed(1)} s`

/** How often operations were answered in each way that asks to send them again: `503: 12`. */
export function failuresOf(operations) {
  const counts = new Map()
  for (const failure of operations.flatMap(({ failures }) => failures))
    counts.set(failure, (counts.get(failure) ?? 0) + 1)
  return [...counts].map(([failure, count]) => `${failure === 'none' ? 'no answer' : failure}: ${count}`).join(', ')
}
