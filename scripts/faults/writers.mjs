/** Callers who save one answer after another, until they are told to stop. */
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { deliver } from './delivery.mjs'
import { newClient } from './operations.mjs'

const failureCount = (operations) => operations.reduce((sum, { failures }) => sum + failures.length, 0)

/** Waits until saves failed so many times more. */
async function moreFailures(operations, count) {
  const enough = failureCount(operations) + count
  const end = performance.now() + 120_000
  while (failureCount(operations) < enough) {
    if (performance.now() > end) throw new Error('Saves go on, although they should fail.')
    await sleep(50)
  }
}

/**
 * Lets callers write while `during` happens, and afterwards until each operation is acknowledged.
 * @param {{ world: import('./world.mjs').World, seats: import('./seats.mjs').Seats, random: import('./random.mjs').Random }} context
 * @param {{ count: number, portOf?: (attempt: number) => number, patience?: number, pause?: number }} options
 *   pause: between two saves of one caller, in milliseconds
 * @param {(writers: { operations: import('./operations.mjs').Operation[], nextSave: () => Promise<unknown>,
 *   nextFailures: (count: number) => Promise<void> }) => Promise<void>} during operations: what was sent so far; nextSave resolves at the next acknowledgement, nextFailures when saves failed so often
 * @returns {Promise<import('./operations.mjs').Operation[]>}
 */
export async function whileWriting({ world, seats, random }, { count, portOf, patience, pause = 0 }, during) {
  const { host, port } = world.app
  const operations = []
  const saves = new EventEmitter()
  let isOver = false
  const write = async (seat, ownRandom) => {
    const client = newClient((await seats.newInterview(seat)).id, ownRandom)
    while (!isOver) {
      const operation = client.write()
      operations.push(operation)
      const sent = performance.now()
      await deliver(operation, { cookie: seat.cookie, host, portOf: portOf ?? (() => port), patience })
      operation.milliseconds = performance.now() - sent
      client.look(operation)
      if (pause > 0) await sleep(pause)
      saves.emit('save')
    }
  }
  const people = await seats.seats(count)
  const writing = Promise.all(people.map((seat) => write(seat, random.another())))
  writing.catch(() => {}) // it is awaited below, unless `during` fails first
  // When the writers fail, nothing would be saved any more and `during` would wait for ever.
  const nextSave = () => Promise.race([once(saves, 'save'), writing])
  try {
    await during({ operations, nextSave, nextFailures: (count) => moreFailures(operations, count) })
  } finally {
    isOver = true
  }
  await writing
  return operations
}
