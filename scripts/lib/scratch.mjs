import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopServer } from './postgres/server.mjs'
import { commandLine, isAlive } from './processes.mjs'

const prefix = 'nabij-test-'

/** Creates a folder for temporary databases and files. Its name contains the id of this process. */
export const makeScratch = () => fs.mkdtempSync(path.join(os.tmpdir(), `${prefix}${process.pid}-`))

/** Stops the databases that still run in the folder, and then removes it. @param {string} dir */
export async function removeScratch(dir) {
  for (const name of fs.readdirSync(dir)) {
    const pidFile = path.join(dir, name, 'postmaster.pid')
    if (!fs.existsSync(pidFile)) continue
    const pid = Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10)
    if (isAlive(pid) && commandLine(pid).includes(dir)) await stopServer(pid)
  }
  fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
}

/** Removes the folders of runs that were killed. */
export async function sweepScratch() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const owner = Number.parseInt(name.slice(prefix.length), 10)
    if (Number.isInteger(owner) && !isAlive(owner)) await removeScratch(path.join(os.tmpdir(), name))
  }
}
