import fs from 'node:fs'
import path from 'node:path'
import { commandLine, isAlive } from './processes.mjs'

/** Where a data folder keeps which application runs on it. @param {string} data */
export const runningAppFile = (data) => path.join(data, 'app.pid')

/**
 * Two lines: the process, and the address that people reach it at.
 * @param {string} file
 * @param {{ pid: number, address: string }} app
 */
export function noteRunningApp(file, { pid, address }) {
  fs.writeFileSync(file, `${pid}\n${address}\n`)
}

/**
 * The application that was started on this folder and still runs; null when none does. A process that got the number of one
 * that is gone is not it.
 * @param {string} file
 * @returns {{ pid: number, address: string } | null}
 */
export function runningApp(file) {
  if (!fs.existsSync(file)) return null
  const [pid = '', address = ''] = fs.readFileSync(file, 'utf8').split('\n')
  const runs = isAlive(Number(pid)) && /serve\.mjs/.test(commandLine(Number(pid)) || 'serve.mjs')
  return runs ? { pid: Number(pid), address } : null
}
