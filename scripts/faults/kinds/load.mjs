import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { request } from '../http.mjs'
import { failuresOf } from '../measures.mjs'
import { whileWriting } from '../writers.mjs'

const callers = 50
const pause = 2_000

/** @param {readonly number[]} times in milliseconds */
const percentile95 = (times) =>
  Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0)

/** The memory of the application, in megabytes; null where the system does not show it. @param {number} pid */
function memoryOf(pid) {
  if (process.platform !== 'linux') return null
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

/** Asks for an address again and again until it is over. Returns the statuses that came. */
async function readOn({ app }, cookie, { path, every }, isOver) {
  const statuses = []
  while (!isOver()) {
    const answer = await request({ ...app, path, headers: { cookie } }).catch(() => null)
    statuses.push(answer?.status ?? 'none')
    for (let waited = 0; waited < every && !isOver(); waited += 250) await sleep(250)
  }
  return statuses
}

const countsOf = (statuses) => {
  const counts = new Map()
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${status}: ${count}`).join(', ')
}

/** Whoever exports showed within ten minutes who they are. */
const freshen = ({ database }, { staffId }) =>
  database.query('update session set verified_at = now() where staff_id = $1 and ended_at is null', [staffId])

/** Fifty callers save every two seconds, beside five who read weeks and two who export. */
async function underLoad(context) {
  const { world, seats, rounds } = context
  const [coordinator] = await seats.seats(1, 'coordinator')
  await freshen(world, coordinator)
  let isOver = false
  // One person may fetch some files an hour.
  const files = ['families', 'interviews'].map((kind) => ({ path: `/api/exports/${kind}`, every: 30_000 }))
  const readings = [...Array.from({ length: 5 }, () => ({ path: '/weeks/2020-W13', every: 500 })), ...files]
  const memory = [memoryOf(world.app.pid())]
  /** @type {Promise<(number | 'none')[][]>} */
  let reading = Promise.resolve([])
  const operations = await whileWriting(context, { count: callers, pause }, async () => {
    reading = Promise.all(readings.map((one) => readOn(world, coordinator.cookie, one, () => isOver)))
    await sleep(rounds * pause)
    isOver = true
  })
  memory.push(memoryOf(world.app.pid()))
  return { operations, statuses: (await reading).flat(), memory }
}

/** Nobody can write a save for so long that the connections run out, and whoever waits is told to try again. */
async function aboveCapacity(context) {
  const { database } = context.world
  const client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  try {
    return await whileWriting(context, { count: callers }, async ({ nextSave, nextFailures }) => {
      await nextSave()
      await client.query('begin')
      await client.query('lock table answer_change in exclusive mode')
      await nextFailures(20)
      await client.query('rollback')
      await nextSave()
    })
  } finally {
    await client.end()
  }
}

/** @type {import('../program.mjs').Fault} */
export const load = {
  number: '24',
  what: `${callers} callers save every two seconds beside five who read weeks and two who export (a round is two seconds); then all connections of the application are held until saves fail`,
  rounds: { small: 0, full: 60 },
  run: async (context) => {
    const { operations, statuses, memory } = await underLoad(context)
    const times = operations.map(({ milliseconds }) => milliseconds).filter((ms) => ms !== undefined)
    const failed = operations.filter(({ failures }) => failures.length > 0).length
    const unread = statuses.filter((status) => status !== 200).length
    const late = await aboveCapacity(context)
    const ungraceful = late.flatMap(({ failures }) => failures).filter((status) => status !== 503)
    return {
      operations: [...operations, ...late],
      problems: [
        ...(failed > 0 ? [`under load ${failed} saves had to be sent again (${failuresOf(operations)})`] : []),
        ...(unread > 0 ? [`pages and files were answered with ${countsOf(statuses)}`] : []),
        ...(ungraceful.length > 0 ? [`above capacity saves were answered with ${countsOf(ungraceful)}`] : []),
      ],
      notes: [
        `95 of 100 saves took ${percentile95(times)} ms or less`,
        `${statuses.length} pages and files meanwhile`,
        `memory ${memory.join(' and then ')} MB`,
        `above capacity: ${failuresOf(late)}, and all saved afterwards`,
      ],
    }
  },
}
