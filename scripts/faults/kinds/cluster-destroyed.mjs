import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBackupKeys } from '../../lib/backup/keys.mjs'
import { backupPlaces } from '../../lib/backup/places.mjs'
import { restoreBackup } from '../../lib/backup/restore.mjs'
import { takeBackup } from '../../lib/backup/take.mjs'
import { databaseEnv } from '../../lib/roles.mjs'
import { damagedRelations } from '../damaged-relations.mjs'
import { deliver } from '../delivery.mjs'
import { signIn } from '../http.mjs'
import { slowest } from '../measures.mjs'
import { newClient } from '../operations.mjs'
import { storedStateOf } from '../stored-state.mjs'
import { whileWriting } from '../writers.mjs'

const isAcknowledged = ({ replies }) => replies.length > 0

/** By turns the whole folder of the database is gone, or the half of it that holds the tables. */
function destroy({ dir }, round) {
  fs.rmSync(round % 2 === 0 ? dir : path.join(dir, 'base'), { recursive: true })
}

/** As the runbook says: the application stands still, the newest backup is put in place, and the application starts on it. */
async function restored({ world, places }, file) {
  const began = performance.now()
  await world.app.stop()
  await restoreBackup({ file, places, unlock: { identityFile: places.identity } })
  await world.database.start()
  await world.app.startWith(databaseEnv(world.database.urls))
  return performance.now() - began
}

/** Everybody signs in again after a restore. */
async function signInAgain({ app }, people) {
  for (const seat of people) seat.cookie = await signIn(app, seat)
}

/** A save after the restore is stored as ever. */
async function oneMore({ world, seats, random }) {
  const [seat] = await seats.seats(1)
  const operation = newClient((await seats.newInterview(seat)).id, random).write()
  await deliver(operation, { cookie: seat.cookie, host: world.app.host, portOf: () => world.app.port })
  return operation
}

/**
 * What has to be stored: all that was acknowledged before the backup began, and what came later as far as the backup has it. The
 * rest is as if it had never been sent, and is counted.
 */
function keptOf(operations, { before, changes }) {
  const stored = new Set(changes.map(({ operationId }) => operationId))
  const isGone = (operation) =>
    isAcknowledged(operation) && !before.has(operation.operationId) && !stored.has(operation.operationId)
  return { kept: operations.filter((operation) => !isGone(operation)), gone: operations.filter(isGone).length }
}

/** One backup among saves, the loss of the database at a random moment after it, and the restore. */
async function oneDisaster(context, round) {
  const { world, seats, random, places, lock } = context
  const before = new Set()
  let restoring = Promise.resolve(0)
  const sent = await whileWriting(context, { count: 8 }, async ({ operations, nextSave }) => {
    for (let save = 0; save < 40; save += 1) await nextSave()
    for (const { operationId } of operations.filter(isAcknowledged)) before.add(operationId)
    const { file } = await takeBackup({ places, url: world.database.urls.admin, lock })
    await nextSave()
    await sleep(random.between(5, 1_500))
    await world.database.end('SIGKILL')
    destroy(world.database, round)
    restoring = restored(context, file) // the callers go on sending meanwhile, until they have to sign in again
  })
  const duration = await restoring
  await signInAgain(world, await seats.seats(8))
  const operations = [...sent, await oneMore(context)]
  const state = await storedStateOf(world, operations)
  return { state, before: before.size, duration, ...keptOf(operations, { before, changes: state.changes }) }
}

const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0)

/** @type {import('../program.mjs').Fault} */
export const clusterDestroyed = {
  number: 'd',
  what: 'the database is lost with its folder, 5 to 1,500 ms after a backup that was taken while 8 writers saved, and the backup is restored',
  rounds: { small: 0, full: 6 },
  mayRefuse: true,
  run: async ({ newWorld, scratch, ...context }) => {
    const { world, seats } = await newWorld(path.join(scratch, 'destroyed'))
    const places = { ...backupPlaces(world.env.NABIJ_DATA_DIR), keyStore: world.env.NABIJ_KEY_STORE }
    try {
      const { recipient } = await ensureBackupKeys(places)
      const more = { world, seats, places, lock: { recipient } }
      const disasters = []
      for (let round = 0; round < context.rounds; round += 1)
        disasters.push(await oneDisaster({ ...context, ...more }, round))
      const damaged = await damagedRelations(world.database)
      const all = (part) => disasters.flatMap(({ state }) => state[part])
      return {
        operations: disasters.flatMap(({ kept }) => kept),
        state: { changes: all('changes'), answers: all('answers'), audits: all('audits') },
        problems: damaged.map((name) => `${name} is damaged`),
        notes: [
          `nothing of ${sumOf(disasters.map(({ before }) => before))} saves acknowledged before their backup began is gone`,
          `${sumOf(disasters.map(({ gone }) => gone))} acknowledged since then are`,
          `serves again after ${slowest(disasters.map(({ duration }) => duration))} at most`,
          'every table and index checked by amcheck',
        ],
      }
    } finally {
      await world.stop()
    }
  },
}
