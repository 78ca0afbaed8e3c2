/** Kills the application or its worker in the middle of something that it was asked for. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** @typedef {import('./world.mjs').World} World */

/** Who is killed: the application with its worker, or a worker that runs beside an application without one. */
export const victims = /** @type {const} */ (['application', 'worker'])

/** Lets the jobs be done by whom is killed next. @param {World} world @param {'application' | 'worker'} victim */
export async function workBy({ app, worker }, victim) {
  await worker.kill()
  if (victim === 'application') return app.restore()
  await app.startWith({ NABIJ_WORKER: '0' })
  await worker.start()
}

/** Lets whoever was killed begin again. @param {World} world @param {'application' | 'worker'} victim */
async function startAgain({ app, worker, database }, victim) {
  // Another worker waits ten seconds before it takes the jobs of one that may have just begun. They are skipped.
  await database.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_by is not null`,
  )
  await (victim === 'application' ? app.start() : worker.start())
}

/** Keeps whoever writes this table waiting. @param {World} world @param {string} table */
async function heldTable({ database }, table) {
  const client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  await client.query('begin')
  await client.query(`lock table "${table}" in share mode`)
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const isWaitedFor = async () => {
    const [{ count }] = await database.query(
      `select count(*)::int as count from pg_stat_activity
       where backend_type = 'client backend' and $1 = any(pg_blocking_pids(pid))`,
      [rows[0].pid],
    )
    return count > 0
  }
  return { isWaitedFor, release: () => client.end() }
}

/** @typedef {{ table: string } | { after: number }} Moment as somebody waits to write this table, or after so many milliseconds */

/**
 * Asks for something and kills the victim at the moment. Returns the answer, if one came, after the victim has begun again.
 * @template Answer
 * @param {World} world @param {{ victim: 'application' | 'worker', moment: Moment, ask: () => Promise<Answer> }} options
 * @returns {Promise<{ answer: Answer, isMidway: boolean }>} isMidway: whether it was killed while it waited to write
 */
export async function killedMidway(world, { victim, moment, ask }) {
  const kill = () => (victim === 'application' ? world.app.kill() : world.worker.kill())
  const held = 'table' in moment ? await heldTable(world, moment.table) : null
  try {
    const asking = ask()
    asking.catch(() => {}) // it is awaited below
    if (held) {
      const end = performance.now() + 60_000
      while (!(await held.isWaitedFor())) {
        if (performance.now() > end) throw new Error(`nobody writes the table ${moment.table}`)
        await sleep(10)
      }
    } else await sleep(moment.after)
    await kill()
    await held?.release()
    await startAgain(world, victim)
    return { answer: await asking, isMidway: held !== null }
  } finally {
    await held?.release()
  }
}

/** In words, for the table. @param {readonly boolean[]} kills */
export const midwayOf = (kills) =>
  `${kills.filter(Boolean).length} of ${kills.length} killed as they waited to write a table`
