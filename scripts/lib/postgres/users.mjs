import fs from 'node:fs'
import path from 'node:path'
import { isAlive } from '../processes.mjs'

// Several commands may use one embedded database at a time: `npm start` in one window, `npm run nabij` in another.
// Each leaves a file named after its process beside the data folder, and the last one to leave stops the server.
const usersDir = (dir) => `${dir}.users`

/** @param {string} dir the data folder */
export function joinUsers(dir) {
  fs.mkdirSync(usersDir(dir), { recursive: true, mode: 0o700 })
  fs.writeFileSync(path.join(usersDir(dir), String(process.pid)), '')
}

/** Signs off; returns whether nobody else is using the database. @param {string} dir */
export function leaveUsers(dir) {
  fs.rmSync(path.join(usersDir(dir), String(process.pid)), { force: true })
  if (!fs.existsSync(usersDir(dir))) return true
  const others = fs.readdirSync(usersDir(dir)).filter((name) => isAlive(Number(name)))
  if (others.length === 0) clearUsers(dir)
  return others.length === 0
}

/** For a server that is about to start: whoever was noted here used an earlier one. @param {string} dir */
export function clearUsers(dir) {
  fs.rmSync(usersDir(dir), { recursive: true, force: true })
}
