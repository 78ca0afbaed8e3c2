import { deliver } from '../delivery.mjs'
import { newClient } from '../operations.mjs'

/**
 * Three tabs write in one interview. What they wrote arrives by itself or with others at the same moment, again, late, or only at
 * the end; a tab sees what a reply tells it half of the times.
 */
export async function oneHistory({ world, seats, random }, seat) {
  const { id } = await seats.newInterview(seat)
  const clients = [1, 2, 3].map(() => newClient(id, random.another()))
  const written = []
  const way = { cookie: seat.cookie, host: world.app.host, portOf: () => world.app.port }
  const arrive = async ({ client, operation }) => {
    await deliver(operation, way)
    if (random.chance(0.5)) client.look(operation)
  }
  for (let step = 0; step < 24; step += 1) {
    const client = random.oneOf(clients)
    if (written.length === 0 || random.chance(0.5)) written.push({ client, operation: client.write() })
    else await Promise.all(Array.from({ length: random.between(1, 4) }, () => arrive(random.oneOf(written))))
  }
  const late = written.filter(({ operation }) => operation.replies.length === 0)
  for (const one of random.shuffled(late)) await arrive(one)
  return written.map(({ operation }) => operation)
}

/** @type {import('../program.mjs').Fault} */
export const anyOrder = {
  number: '8',
  what: 'saves of three tabs arrive late, several times, at once and in any order',
  rounds: { small: 4, full: 200 },
  run: async (context) => {
    const [seat] = await context.seats.seats(1)
    const operations = []
    for (let round = 0; round < context.rounds; round += 1) operations.push(...(await oneHistory(context, seat)))
    return { operations, problems: [], notes: [] }
  },
}
