import { setTimeout as sleep } from 'node:timers/promises'
import { failuresOf, slowest } from '../measures.mjs'
import { whileWriting } from '../writers.mjs'

/** @type {import('../program.mjs').Fault} */
export const databaseRestarted = {
  number: '3',
  what: 'Postgres restarts, by turns fast and immediate, while 20 callers save',
  rounds: { small: 2, full: 30 },
  run: async (context) => {
    const { world, random, rounds, isSmall } = context
    const recoveries = []
    const operations = await whileWriting(context, { count: isSmall ? 8 : 20 }, async ({ nextSave }) => {
      for (let round = 0; round < rounds; round += 1) {
        await nextSave()
        await sleep(random.between(5, 500))
        await world.database.end(round % 2 === 0 ? 'SIGINT' : 'SIGQUIT')
        await world.database.start()
        const back = performance.now()
        await nextSave()
        recoveries.push(performance.now() - back)
      }
    })
    // A test machine may be slow: time decides no test.
    const late = isSmall ? 0 : recoveries.filter((ms) => ms > 15_000).length
    return {
      operations,
      problems: late > 0 ? [`${late} times nothing was saved for fifteen seconds`] : [],
      notes: [failuresOf(operations), `saves again after ${slowest(recoveries)} at most`],
    }
  },
}
