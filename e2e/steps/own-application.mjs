import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { healthy, openedAddress, startNext } from '../../scripts/lib/app-server.mjs'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { freePort } from '../../scripts/lib/ports.mjs'
import { copyRows, emptyDatabase } from './copied-database.ts'

const host = '127.0.0.1'

/**
 * The application a second time, on a copy of the demonstration that no other journey changes. `stop` ends both.
 * @param {NodeJS.ProcessEnv} settings further settings, such as another address at which people open it
 */
export async function ownApplication(settings = {}) {
  const { DATABASE_OWNER_URL: demonstration, NEXT_DIST_DIR } = process.env
  const name = `own_${crypto.randomBytes(4).toString('hex')}`
  const database = await emptyDatabase(name)
  await migrate(database.url)
  await copyRows(demonstration, database.url)
  const port = await freePort()
  const address = openedAddress({ host, port })
  const env = {
    ...database.env,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NEXT_DIST_DIR,
    NABIJ_WORKER: '0', // a worker would change rows meanwhile
    ...settings,
  }
  const log = path.join(path.dirname(process.env.E2E_LOG), `${name}.log`)
  const started = (more = {}) => {
    const said = fs.openSync(log, 'a')
    const stdio = /** @type {const} */ (['ignore', said, said])
    const process = startNext({ mode: 'start', host, port, env: { ...env, ...more }, stdio })
    fs.closeSync(said) // the process has it
    return process
  }
  let app = started()
  const stop = async () => {
    await app.stop()
    await database.drop()
  }
  const ready = () =>
    healthy(address, app.exited).catch(async (error) => {
      await stop()
      throw error
    })
  /** The same at the same address, with further settings, such as another build. */
  const restart = async (more) => {
    await app.stop()
    app = started(more)
    await ready()
  }
  await ready()
  return { url: database.url, address, port, pid: app.pid, log, stop, restart }
}
