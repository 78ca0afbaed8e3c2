import { deliver, sendOnce } from '../delivery.mjs'
import { newClient } from '../operations.mjs'
import { startProxy } from '../proxy.mjs'

/**
 * Sends each operation three times: its reply is lost, then it arrives, and then it arrives once more. Returns how many replies were
 * not lost, too.
 */
export async function writeThrice({ world, seats, random, rounds }, seat, losing) {
  const { host, port } = world.app
  const client = newClient((await seats.newInterview(seat)).id, random)
  const operations = []
  let heard = 0
  for (let round = 0; round < rounds; round += 1) {
    const operation = client.write()
    const way = { cookie: seat.cookie, host }
    await sendOnce(operation, { ...way, port: losing })
    if (operation.failures.length !== 1) heard += 1
    for (let time = 0; time < 2; time += 1) await deliver(operation, { ...way, portOf: () => port })
    client.look(operation)
    operations.push(operation)
  }
  return { operations, heard }
}

/** @type {import('../program.mjs').Fault} */
export const replyLost = {
  number: '4',
  what: 'the reply is lost behind the commit (a proxy resets the connection at its first byte), and the save is sent twice more',
  rounds: { small: 15, full: 500 },
  run: async (context) => {
    const proxy = await startProxy(context.world.app.port, () => ({ losesReply: true }))
    try {
      const [seat] = await context.seats.seats(1)
      const { operations, heard } = await writeThrice(context, seat, proxy.port)
      return { operations, problems: heard > 0 ? [`${heard} replies were not lost`] : [], notes: [] }
    } finally {
      proxy.close()
    }
  },
}
