import fs from 'node:fs'
import path from 'node:path'
import { isAliveAs } from './processes.mjs'

/** The file in a data folder that names the application that runs on it. @param {string} data */
export const runningAppFile = (data) => path.join(data, 'app.pid')

/**
 * Writes two lines: the process id, and the address at which people reach the application.
 * @param {string} file
 * @param {{ pid: number, address: string }} app
 */
export function noteRunningApp(file, { pid, address }) {
  fs.writeFileSync(file, `${pid}\n${address}\n`)
}

/**
 * The application that was started on this folder and still runs, or null. Another process that got its process id later
 * does not count, as far as the system shows command lines.
 * @param {string} file
 * @returns {{ pid: number, address: string } | null}
 */
export function runningApp(file) {
  if (!fs.existsSync(file)) return null
  const [pid = '', address = ''] = fs.readFileSync(file, 'utf8').split('\n')
  return isAliveAs(Number(pid), /serve\.mjs/) ? { pid: Number(pid), address } : null
}
