import { setTimeout as sleep } from 'node:timers/promises'
import { deliver } from '../delivery.mjs'
import { signIn } from '../http.mjs'
import { newClient } from '../operations.mjs'

/**
 * What takes the right to save away, as its command stores it, and whether signing in again gives it back. Whoever began a call may
 * finish it when the family goes to somebody else, so then everything is saved.
 */
const takings = [
  { what: 'signed out', sql: 'update session set ended_at = now() where staff_id = $1', isBackAfterSignIn: true },
  { what: 'expired', sql: 'update session set expires_at = now() where staff_id = $1', isBackAfterSignIn: true },
  { what: 'disabled', sql: 'update staff set disabled_at = now() where id = $1' },
  { what: 'another role', sql: `update staff set role = 'coach' where id = $1` },
  { what: 'handed over', sql: 'update family set caller_id = null where caller_id = $1', isKept: true },
]

/** Saves in one tab until a save is refused, or until it is over. Notes when each operation was first sent. */
async function writeUntilRefused({ client, way, isOver }) {
  const written = []
  for (;;) {
    const operation = client.write()
    const one = { operation, sentAt: performance.now() }
    written.push(one)
    const isRefused = (await deliver(operation, way)) === 'refused'
    client.look(operation)
    if (isRefused || isOver()) return written
  }
}

/** Three tabs of one caller save while the right goes. */
async function oneTaking({ world, seats, random }, taking) {
  const seat = await seats.newSeat('caller')
  const { id } = await seats.newInterview(seat)
  const way = { cookie: seat.cookie, host: world.app.host, portOf: () => world.app.port }
  let isOver = false
  const tabs = [1, 2, 3].map(() =>
    writeUntilRefused({ client: newClient(id, random.another()), way, isOver: () => isOver }),
  )
  await sleep(random.between(50, 250))
  await world.database.query(taking.sql, [seat.staffId])
  const takenAt = performance.now()
  await sleep(random.between(50, 250))
  isOver = true
  const written = (await Promise.all(tabs)).flat()
  const late = written.filter(({ sentAt }) => sentAt > takenAt).map(({ operation }) => operation)
  const refused = written.map(({ operation }) => operation).filter(({ refusals }) => refusals.length > 0)
  const problems = problemsOf({ taking, late, refused })
  if (taking.isBackAfterSignIn) {
    const cookie = await signIn(world.app, seat)
    for (const operation of refused) await deliver(operation, { ...way, cookie })
  }
  return { operations: written.map(({ operation }) => operation), problems }
}

function problemsOf({ taking: { what, isKept }, late, refused }) {
  if (isKept) return refused.length > 0 ? [`${what}: ${refused.length} saves were refused`] : []
  const saved = late.filter(({ replies }) => replies.length > 0).length
  return saved > 0 ? [`${what}: ${saved} saves that began later were acknowledged`] : []
}

/** @type {import('../program.mjs').Fault} */
export const rightsTaken = {
  number: '10',
  what: 'saves of three tabs while their caller is signed out, expires, is disabled, gets another role, or loses the family; then signs in again',
  rounds: { small: 5, full: 50 },
  mayRefuse: true,
  run: async (context) => {
    const operations = []
    const problems = []
    for (let round = 0; round < context.rounds; round += 1) {
      const outcome = await oneTaking(context, takings[round % takings.length])
      operations.push(...outcome.operations)
      problems.push(...outcome.problems)
    }
    const refused = operations.filter(({ refusals }) => refusals.length > 0).length
    return { operations, problems, notes: [`${refused} refused when the right had gone`] }
  },
}
