import fs from 'node:fs'
import path from 'node:path'
import { isAlive } from '../processes.mjs'

// Several commands may use one embedded database at the same time: `npm start` in one window, `npm run nabij` in another.
// Each writes a file with its process id to a folder next to the data folder, and the last command to end stops the server.
const usersDir = (dir) => `${dir}.users`

/** @param {string} dir the data folder */
export function joinUsers(dir) {
  fs.mkdirSync(usersDir(dir), { recursive: true, mode: 0o700 })
  fs.writeFileSync(path.join(usersDir(dir), String(process.pid)), '')
}

/** The other processes that use the database. @param {string} dir @returns {number[]} */
export function usersOf(dir) {
  if (!fs.existsSync(usersDir(dir))) return []
  const pids = fs.readdirSync(usersDir(dir)).map(Number)
  return pids.filter((pid) => pid !== process.pid && isAlive(pid))
}

/** Removes the file of this process. Returns whether no other process uses the database. @param {string} dir */
export function leaveUsers(dir) {
  fs.rmSync(path.join(usersDir(dir), String(process.pid)), { force: true })
  const isUnused = usersOf(dir).length === 0
  if (isUnused) clearUsers(dir)
  return isUnused
}

/** Removes the files of processes that used an earlier server. Called before a new one starts. @param {string} dir */
export function clearUsers(dir) {
  fs.rmSync(usersDir(dir), { recursive: true, force: true })
}
