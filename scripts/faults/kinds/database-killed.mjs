import { setTimeout as sleep } from 'node:timers/promises'
import { damagedRelations } from '../damaged-relations.mjs'
import { failuresOf } from '../measures.mjs'
import { whileWriting } from '../writers.mjs'

/** @type {import('../program.mjs').Fault} */
export const databaseKilled = {
  number: '2',
  what: 'the postmaster is killed (kill -9), 5 to 500 ms into the saves of 8 writers; the application lives on',
  rounds: { small: 2, full: 30 },
  run: async (context) => {
    const { world, random, rounds } = context
    const operations = await whileWriting(context, { count: 8 }, async ({ nextSave }) => {
      for (let round = 0; round < rounds; round += 1) {
        await nextSave()
        await sleep(random.between(5, 500))
        await world.database.end('SIGKILL')
        await world.database.start()
        await world.app.whenHealthy()
      }
    })
    const damaged = await damagedRelations(world.database)
    return {
      operations,
      problems: damaged.map((name) => `${name} is damaged`),
      notes: [failuresOf(operations), 'every table and index checked by amcheck'],
    }
  },
}
