/** Watches what the database holds of one thing, so that nothing in between goes unseen. */
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `work`, and meanwhile reads one row again and again, each time in one statement, which sees one moment.
 * @template Result
 * @param {import('./world.mjs').Database} database @param {string} statement @param {readonly unknown[]} parameters
 * @param {(now: () => Promise<Record<string, unknown>>) => Promise<Result>} work now: reads it once more
 * @returns {Promise<{ result: Result, seen: Record<string, unknown>[] }>} seen: every row that differs from the one before it
 */
export const watched = (database, statement, parameters, work) =>
  database.connected(async (query) => {
    const seen = []
    let reading = Promise.resolve()
    const now = () => {
      const row = reading.then(async () => (await query(statement, parameters))[0])
      reading = row.then((found) => {
        if (JSON.stringify(found) !== JSON.stringify(seen.at(-1))) seen.push(found)
      })
      return row
    }
    let isOver = false
    const watching = async () => {
      while (!isOver) {
        await now()
        await sleep(15)
      }
    }
    await now()
    const watch = watching()
    watch.catch(() => {}) // it is awaited below
    try {
      const result = await work(now)
      await now()
      return { result, seen }
    } finally {
      isOver = true
      await watch
    }
  })
