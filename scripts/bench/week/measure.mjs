const warmUp = 100
const kinds = ['page', 'best']

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1]
}

/**
 * The median time of every question, at every size and asked in both ways. All take turns in every round, so that whatever
 * else the machine does falls on all alike. The first rounds make connections and plans and do not count.
 * @param {import('./histories.mjs').History[]} histories @param {number} rounds
 */
export async function measureInTurns(histories, rounds) {
  const result = []
  for (const { level, question } of histories[0].questions) {
    const times = histories.map(() => ({ page: [], best: [] }))
    for (let round = -warmUp; round < rounds; round += 1) {
      for (const [index, history] of histories.entries()) {
        for (const kind of kinds) {
          const ms = await history.time({ level, question, kind })
          if (round >= 0) times[index][kind].push(ms)
        }
      }
    }
    const medians = times.map(({ page, best }) => ({ page: median(page), best: median(best) }))
    result.push({ level, question, medians })
  }
  return result
}
