import { sendOnce } from '../delivery.mjs'
import { newClient } from '../operations.mjs'
import { startProxy } from '../proxy.mjs'

/** Sends each operation three times: its reply is lost, then it arrives, and then it arrives once more. */
async function writeThrice({ world, seats, random, rounds }, seat, losing) {
  const { host, port } = world.app
  const client = newClient((await seats.newInterview(seat)).id, random)
  const operations = []
  for (let round = 0; round < rounds; round += 1) {
    const operation = client.write()
    for (const to of [losing, port, port]) await sendOnce(operation, { cookie: seat.cookie, host, port: to })
    client.look(operation)
    operations.push(operation)
  }
  return operations
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
      const operations = await writeThrice(context, seat, proxy.port)
      const heard = operations.filter(({ failures }) => failures.length !== 1).length
      return { operations, problems: heard > 0 ? [`${heard} replies were not lost`] : [], notes: [] }
    } finally {
      proxy.close()
    }
  },
}
