import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Whether a process is running. A zombie is not: in a container whose first process does not reap its children, an adopted
 * server that has stopped stays a zombie for ever.
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
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z') // the name of the program may itself hold a `)`
  } catch {
    return true
  }
}

/** The command line of a process, or '' when the system does not show it. @param {number} pid */
export function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/**
 * Whether a process runs and is the program that is meant. A process that got its id later, for instance after a loss of power, is
 * not, as far as the system shows command lines.
 * @param {number} pid @param {RegExp} program what stands in its command line
 */
export function isAliveAs(pid, program) {
  if (!isAlive(pid)) return false
  const line = commandLine(pid)
  return line === '' || program.test(line)
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Waits until the process has ended. False when it still runs after that many milliseconds. */
export async function hasGone(pid, milliseconds) {
  const end = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await sleep(25)
  }
  return true
}
