import { failuresOf } from '../measures.mjs'
import { startProxy } from '../proxy.mjs'
import { whileWriting } from '../writers.mjs'

/** Of twenty connections one is reset and one is half open; of the others half are late, and half are narrow. */
function conditionOf(random, { latency }) {
  const lot = random.between(1, 20)
  if (lot === 1) return { resetAfter: random.between(0, 3_000) }
  if (lot === 2) return { silent: true }
  return random.chance(0.5) ? { latency } : { bytesPerSecond: 20_000 }
}

/** @type {import('../program.mjs').Fault} */
export const badNetwork = {
  number: '5',
  what: 'a bad network for 8 writers: 2 s late each way, 20 kB a second, reset at any byte, or half open until the client gives up',
  rounds: { small: 40, full: 400 },
  run: async (context) => {
    const { world, random, rounds, isSmall } = context
    // A client waits twenty seconds for an answer. A small round shortens all times alike, and waits longer each time.
    const [latency, patience] = isSmall ? [100, 1_000] : [2_000, 20_000]
    const ownRandom = random.another()
    const proxy = await startProxy(world.app.port, () => conditionOf(ownRandom, { latency }))
    try {
      const options = { count: 8, portOf: () => proxy.port, patience }
      const operations = await whileWriting(context, options, async ({ nextSave }) => {
        for (let round = 0; round < rounds; round += 1) await nextSave()
      })
      return { operations, problems: [], notes: [failuresOf(operations)] }
    } finally {
      proxy.close()
    }
  },
}
