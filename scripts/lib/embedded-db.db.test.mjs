import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmbedded } from './embedded-db.mjs'
import { inRoot } from './paths.mjs'
import { isAlive } from './processes.mjs'
import { makeScratch, removeScratch } from './scratch.mjs'

let scratch
const options = () => ({ dir: path.join(scratch, 'pg'), port: 0, fast: true })
beforeEach(() => (scratch = makeScratch()))
afterEach(() => removeScratch(scratch))

/** Starts another command that opens the same database and waits. */
async function otherUser() {
  const program = `const { startEmbedded } = await import(${JSON.stringify(inRoot('scripts/lib/embedded-db.mjs'))})
    console.log((await startEmbedded(${JSON.stringify(options())})).pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  const [said] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { pid: Number(said), kill }
}

describe('the embedded database', () => {
  test('starts in an empty folder and stops', async () => {
    const database = await startEmbedded(options())
    expect(database.adopted).toBe(false)
    expect(await database.stop()).toBe(true)
    expect(isAlive(database.pid)).toBe(false)
  })

  test('is shared, and keeps running while another command uses it', async () => {
    const other = await otherUser()
    const database = await startEmbedded(options())
    expect(database).toMatchObject({ pid: other.pid, adopted: true })
    expect(await database.stop()).toBe(false)
    expect(isAlive(other.pid)).toBe(true)
    await other.kill()
  })

  test('is taken over from a command that was killed', async () => {
    const other = await otherUser()
    await other.kill()
    const database = await startEmbedded(options())
    expect(database).toMatchObject({ pid: other.pid, adopted: true })
    expect(await database.stop()).toBe(true)
    expect(isAlive(other.pid)).toBe(false)
  })

  test('recovers after its own process was killed', async () => {
    const before = await startEmbedded(options())
    process.kill(before.pid, 'SIGKILL')
    const after = await startEmbedded(options())
    expect(after.adopted).toBe(false)
    await after.stop()
  })
})
