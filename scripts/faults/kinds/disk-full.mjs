import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { damagedRelations } from '../damaged-relations.mjs'
import { failuresOf } from '../measures.mjs'
import { storedStateOf } from '../stored-state.mjs'
import { whileWriting } from '../writers.mjs'

const megabytes = 256

/** Whether a small disk could be mounted at the folder. */
function mountSmallDisk(folder) {
  if (process.platform !== 'linux') return false
  fs.mkdirSync(folder)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
}

/** Fills the disk to the last byte. Returns how to make room again. */
function fillDisk(folder) {
  const file = path.join(folder, 'filler')
  const filler = fs.openSync(file, 'w')
  for (let size = 2 ** 20; size >= 1; size = size >> 1) {
    try {
      for (;;) if (fs.writeSync(filler, Buffer.alloc(size)) === 0) break
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error
    }
  }
  fs.closeSync(filler)
  return () => fs.rmSync(file)
}

/** @type {import('../program.mjs').Fault} */
export const diskFull = {
  number: '25',
  what: `the disk of the database (${megabytes} MB) is full while 8 writers save, and has room again later`,
  rounds: { small: 0, full: 5 },
  run: async ({ newWorld, lifecycle, scratch, ...context }) => {
    const folder = path.join(scratch, 'small-disk')
    if (!mountSmallDisk(folder)) return { notRun: 'no tmpfs may be mounted here' }
    await lifecycle.hold(Promise.resolve(folder), async () => spawnSync('umount', [folder]))
    const { world, seats } = await newWorld(folder)
    try {
      const operations = await whileWriting({ ...context, world, seats }, { count: 8 }, async (writers) => {
        for (let round = 0; round < context.rounds; round += 1) {
          await writers.nextSave()
          const makeRoom = fillDisk(folder)
          await writers.nextFailures(20)
          makeRoom()
          await world.database.start() // when it had ended itself
          await world.app.whenHealthy()
        }
      })
      const damaged = await damagedRelations(world.database)
      return {
        operations,
        state: await storedStateOf(world, operations),
        problems: damaged.map((name) => `${name} is damaged`),
        notes: [failuresOf(operations), 'every table and index checked by amcheck'],
      }
    } finally {
      await world.stop()
      spawnSync('umount', [folder])
    }
  },
}
