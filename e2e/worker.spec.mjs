import { execFile, spawn } from 'node:child_process'
import crypto from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { healthy, startNext } from '../scripts/lib/app-server.mjs'
import { ensureCli } from '../scripts/lib/cli-bundle.mjs'
import { migrate } from '../scripts/lib/migrate.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { copyRows, emptyDatabase } from './steps/copied-database.ts'
import { rowOf } from './steps/database.ts'
import { signedInAs, visit } from './steps/sign-in.ts'

const host = '127.0.0.1'

/** What was started, to be ended last first. */
const releases = []
test.afterAll(async () => {
  for (const release of releases.toReversed()) await release()
})

/** A file with the secret of the installation, as an operator keeps it. */
const secretFile = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-secret-'))
  releases.push(async () => fs.rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'secret')
  fs.writeFileSync(file, `${crypto.randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  return file
}

/** The application as `npm start -- --no-worker` starts it, on a copy of the demonstration. */
const startWithoutWorker = async () => {
  const { DATABASE_OWNER_URL: demonstration, NEXT_DIST_DIR } = process.env
  const database = await emptyDatabase(`served_${crypto.randomBytes(4).toString('hex')}`)
  releases.push(database.drop)
  await migrate(database.url)
  await copyRows(demonstration, database.url)
  const port = await freePort()
  const address = `http://${host}:${port}`
  const env = {
    ...database.env,
    NABIJ_SECRET_FILE: secretFile(),
    NEXTAUTH_URL: address,
    NEXT_DIST_DIR,
    NABIJ_WORKER: '0',
  }
  const app = startNext({ mode: 'start', host, port, env, stdio: 'ignore' })
  releases.push(app.stop)
  await healthy(address, app.exited)
  return { env, address, url: database.url }
}

let started
/** The same application for every journey of this file. */
const served = () => (started ??= startWithoutWorker())

/** `npm run nabij -- worker`, as its script starts it. What stops it returns its exit code and what it complained of. */
const startWorker = async (env) => {
  const program = await ensureCli(env.NEXT_DIST_DIR)
  const worker = spawn(process.execPath, [program, 'worker'], { env: { ...process.env, ...env } })
  let output = ''
  worker.stdout.on('data', (part) => (output += part))
  worker.stderr.on('data', (part) => (output += part))
  const gone = once(worker, 'close')
  return async () => {
    worker.kill('SIGTERM')
    const [code] = await gone
    // Node writes in brackets what a later version of a package will refuse.
    const isQuiet = (line) => /^$|^Working\.|^\(|"level":"info"/.test(line)
    return { code, complaints: output.split('\n').filter((line) => !isQuiet(line)) }
  }
}

test('an application without a worker serves and leaves jobs alone; a worker beside it does them', async ({
  browser,
}) => {
  const { env, address, url } = await served()
  const context = await browser.newContext({ baseURL: address })
  await signedInAs(context, 'coordinator')
  // The copy may hold a week that another journey was preparing.
  const { at } = await rowOf(
    `select min(at) as at from release where grain = 'week' and at not in (select at from preparation where state = 'open')`,
    [],
    url,
  )
  const page = await context.newPage()
  await visit(page, `/releases/week/${at}`)
  await page.getByText('Verbeteren', { exact: true }).click()
  await page.getByLabel('Wat verbetert u?').fill('De toelichting was te kort')
  await page.getByRole('button', { name: 'Verbetering voorbereiden' }).click()
  await expect(page.getByText('Wacht op zijn beurt.', { exact: false })).toBeVisible()
  const health = async () => (await context.request.get('/api/health')).json()
  expect(await health()).toMatchObject({ status: 'ok', jobs: { waiting: 1, workers: 0 } })

  const stop = await startWorker(env)
  await expect(page.getByRole('heading', { name: 'Wat elke ontvanger leest' })).toBeVisible()
  expect(await health()).toMatchObject({ jobs: { waiting: 0, workers: 1 } })
  expect(await stop()).toEqual({ code: 0, complaints: [] })
  await expect.poll(async () => (await health()).jobs.workers).toBe(0)
  await context.close()
})

/** `npm run nabij -- keys secret`, as its script starts it. */
const keysSecret = async (env, ...options) => {
  const program = await ensureCli(env.NEXT_DIST_DIR)
  const args = [program, 'keys', 'secret', ...options]
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } })
}

test('a new secret under a running server fails no request, and the earlier one is refused once it is taken away', async ({
  browser,
}) => {
  const { env, address } = await served()
  const [before, after] = [
    await browser.newContext({ baseURL: address }),
    await browser.newContext({ baseURL: address }),
  ]
  const pageOf = async (context) => {
    const answer = await context.request.get('/account', { maxRedirects: 0 })
    return `${answer.status()} ${answer.headers().location ?? ''}`.trim()
  }
  await signedInAs(before, 'coordinator')
  let isDone = false
  const asked = []
  const asking = (async () => {
    while (!isDone) asked.push(await pageOf(before))
  })()
  await keysSecret(env)
  await signedInAs(after, 'caller')
  isDone = true
  await asking
  expect(asked.length).toBeGreaterThan(3)
  expect(new Set(asked)).toEqual(new Set(['200']))
  await keysSecret(env, '--end', '--now')
  expect(await pageOf(after)).toBe('200')
  expect(await pageOf(before)).toMatch(/^307 .*sign-in/)
  await Promise.all([before.close(), after.close()])
})

/** What an application says that ends by itself when it starts. */
const wordsOfFailedStart = async (databaseUrl) => {
  const env = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXT_DIST_DIR: process.env.NEXT_DIST_DIR,
  }
  const args = ['scripts/serve.mjs', '--mode', 'start', '--port', String(await freePort())]
  const app = spawn(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production', ...env } })
  let output = ''
  app.stdout.on('data', (part) => (output += part))
  app.stderr.on('data', (part) => (output += part))
  expect((await once(app, 'close'))[0]).toBe(1)
  expect(output).toContain('"event":"start"')
  return output
}

test('an application that does not reach the database, or gets the login of its owner, says so and ends', async () => {
  const nowhere = await wordsOfFailedStart('postgresql://nobody@127.0.0.1:1/nothing')
  expect(nowhere).toContain('Nabij does not start, because it could not read the database.')
  const asOwner = await wordsOfFailedStart(process.env.DATABASE_OWNER_URL)
  expect(asOwner).toContain('Nabij does not start: the user nabij_owner of DATABASE_URL')
})
