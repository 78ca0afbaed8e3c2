import { spawn } from 'node:child_process'
import { root } from './paths.mjs'
import { hasGone, sendSignal } from './processes.mjs'

const running = new Set()

/** A command that ended with another code than 0; `output` is everything that it printed. */
export class CommandError extends Error {
  constructor(what, code, output) {
    super(`${what} ended with ${code}`)
    this.output = output
  }
}

/**
 * Runs a command without stdin and collects its output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, shell?: boolean,
 *   timeout?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'], shell = false, timeout } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio, shell, timeout })
    let output = ''
    running.add(child)
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? 128, output: signal ? `${output}\n(ended by ${signal})` : output })
    })
  })
}

/** Runs a Node program. Rejects when it fails. @returns {Promise<string>} its output */
export async function runNode(args, options) {
  const { code, output } = await run(process.execPath, args, options)
  if (code !== 0) throw new CommandError(`node ${args.join(' ')}`, code, output)
  return output
}

/** Ends the commands that still run. Called when the script itself must stop. */
export async function endRunning() {
  const pids = [...running].flatMap(({ pid }) => pid ?? [])
  for (const pid of pids) sendSignal(pid, 'SIGTERM')
  for (const pid of pids) if (!(await hasGone(pid, 5_000))) sendSignal(pid, 'SIGKILL')
}
