/** The middle value, or the mean of the two middle values. @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * The result of the work, and its duration in milliseconds.
 * @template Result
 * @param {() => Result | Promise<Result>} work
 */
export async function timed(work) {
  const started = performance.now()
  const result = await work()
  return { result, ms: performance.now() - started }
}

/**
 * Measures every subject once in every round, so that other load on the machine affects all subjects equally.
 * @template Subject, Measure
 * @param {readonly Subject[]} subjects @param {number} rounds
 * @param {(subject: Subject, round: number) => Promise<Measure>} measure
 * @param {{ warmUp?: number }} [options] warmUp: rounds before the first that counts
 * @returns {Promise<Measure[][]>} the measures of each subject, in the order of the subjects
 */
export async function inTurns(subjects, rounds, measure, { warmUp = 0 } = {}) {
  const measures = subjects.map(() => [])
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      const value = await measure(subject, round)
      if (round >= 0) measures[index].push(value)
    }
  }
  return measures
}
