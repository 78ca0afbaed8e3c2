import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import { once } from 'node:events'
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
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NEXT_DIST_DIR,
    NABIJ_WORKER: '0',
  }
  const app = startNext({ mode: 'start', host, port, env, stdio: 'ignore' })
  releases.push(app.stop)
  await healthy(address, app.exited)
  return { env, address, url: database.url }
}

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
  const { env, address, url } = await startWithoutWorker()
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
