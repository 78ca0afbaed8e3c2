import { deliver } from '../delivery.mjs'
import { request } from '../http.mjs'
import { newClient } from '../operations.mjs'

const savesOfEach = 8

/** One of two people who write in the same interview, with answers that they delete and overwrite. */
async function edit({ world }, { id, seat, random }) {
  const client = newClient(id, random)
  const operations = []
  for (let index = 0; index < savesOfEach; index += 1) {
    const operation = client.write()
    operations.push(operation)
    await deliver(operation, { cookie: seat.cookie, host: world.app.host, portOf: () => world.app.port })
    client.look(operation)
  }
  return operations
}

/** The caller ends the call meanwhile. */
const end = ({ world }, { id, seat }) =>
  request({
    ...world.app,
    method: 'PUT',
    path: `/api/interviews/${id}/end`,
    headers: { cookie: seat.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ how: 'broken_off', breakReason: 'technical' }),
  })

/** @type {import('../program.mjs').Fault} */
export const twoEditors = {
  number: '9',
  what: 'a caller and a coordinator edit one interview at once, the same and other answers; every third time the call is ended meanwhile',
  rounds: { small: 6, full: 150 },
  mayRefuse: true,
  run: async (context) => {
    const { seats, random, rounds } = context
    const [[caller], [coordinator]] = [await seats.seats(1), await seats.seats(1, 'coordinator')]
    const operations = []
    const ends = []
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await seats.newInterview(caller)
      const editing = [caller, coordinator].map((seat) => edit(context, { id, seat, random: random.another() }))
      if (round % 3 === 2) ends.push((await end(context, { id, seat: caller })).status)
      operations.push(...(await Promise.all(editing)).flat())
    }
    const conflicts = operations.filter(({ replies }) => replies[0]?.outcome === 'refused').length
    const refusals = operations.filter((operation) => operation.refusals.length > 0).length
    return {
      operations,
      // A conflict that is open refuses the end.
      problems: ends.some((status) => status !== 200 && status !== 409)
        ? [`an end was answered with ${ends.join()}`]
        : [],
      notes: [`${conflicts} conflicts`, `${refusals} refused after the end`],
    }
  },
}
