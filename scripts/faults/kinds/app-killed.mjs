import { setTimeout as sleep } from 'node:timers/promises'
import { slowest } from '../measures.mjs'
import { whileWriting } from '../writers.mjs'

/** @type {import('../program.mjs').Fault} */
export const appKilled = {
  number: '1',
  what: 'the application is killed (kill -9), 5 to 500 ms into the saves of 8 writers',
  rounds: { small: 2, full: 200 },
  run: async (context) => {
    const { world, random, rounds, isSmall } = context
    const restarts = []
    const operations = await whileWriting(context, { count: 8 }, async ({ nextSave }) => {
      for (let round = 0; round < rounds; round += 1) {
        await nextSave()
        await sleep(random.between(5, 500))
        await world.app.kill()
        restarts.push(await world.app.start())
      }
    })
    // A test machine may be slow: time decides no test. On a busy one an ordinary start takes longer, too.
    const limit = Math.max(10_000, 2 * world.startedAfter)
    const late = isSmall ? 0 : restarts.filter((ms) => ms > limit).length
    return {
      operations,
      problems: late > 0 ? [`${late} times it served again only after ${slowest([limit])}`] : [],
      notes: [
        `serves again after ${slowest(restarts)} at most, and after an ordinary start after ${slowest([world.startedAfter])}`,
      ],
    }
  },
}
