import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Is this process running? A zombie is not: in a container whose first process does not reap,
 * an adopted server that has stopped stays a zombie for ever.
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return !isZombie(pid)
}

function isZombie(pid) {
  if (process.platform !== 'linux') return false
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z') // the name before it may hold anything
  } catch {
    return true
  }
}

/** The command line of a process, '' where the system does not tell. @param {number} pid */
export function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Waits until the process has gone; false when it is still there after so many milliseconds. */
export async function hasGone(pid, milliseconds) {
  const end = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await sleep(25)
  }
  return true
}
