import { inTurns, median } from '../lib/statistics.mjs'

const warmUp = 100
const kinds = ['page', 'best']

/**
 * The median time of every question at every size, for the page and for hand-written SQL. All are measured in every round,
 * so that other load affects them equally. The first rounds open connections and plan statements, and do not count.
 * @param {import('./histories.mjs').History[]} histories @param {number} rounds
 */
export async function measureInTurns(histories, rounds) {
  const result = []
  for (const { level, question } of histories[0].questions) {
    const asked = histories.flatMap((history) => kinds.map((kind) => ({ history, kind })))
    const times = await inTurns(asked, rounds, ({ history, kind }) => history.time({ level, question, kind }), {
      warmUp,
    })
    const medianOf = (history, kind) =>
      median(times[asked.findIndex((one) => one.history === history && one.kind === kind)])
    const medians = histories.map((history) => ({ page: medianOf(history, 'page'), best: medianOf(history, 'best') }))
    result.push({ level, question, medians })
  }
  return result
}
