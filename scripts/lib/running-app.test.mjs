import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteRunningApp, runningApp, runningAppFile } from './running-app.mjs'

const address = 'http://127.0.0.1:3999'
let folder = ''
let children = []

const ended = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await gone
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-running-'))
})

afterEach(async () => {
  await Promise.all(children.map(ended))
  children = []
  fs.rmSync(folder, { recursive: true })
})

/** Starts a process that waits. With `serve.mjs` in its command line it looks like the application. */
const waitingNode = (...words) => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', ...words])
  children.push(child)
  return child
}

test('a folder on which nothing was started has no running application', () => {
  expect(runningApp(runningAppFile(folder))).toBeNull()
})

test('the running application is found with its address', () => {
  const { pid } = waitingNode('serve.mjs', '--mode', 'start')
  noteRunningApp(runningAppFile(folder), { pid, address })
  expect(runningApp(runningAppFile(folder))).toEqual({ pid, address })
})

test('an application that ended, or whose process id belongs to another process, is not running', async () => {
  const file = runningAppFile(folder)
  const { pid } = waitingNode('something', 'else')
  noteRunningApp(file, { pid, address })
  // Only Linux shows the command line of a process.
  expect(runningApp(file)).toEqual(process.platform === 'linux' ? null : { pid, address })
  const app = waitingNode('serve.mjs')
  noteRunningApp(file, { pid: app.pid, address })
  await ended(app)
  expect(runningApp(file)).toBeNull()
})
