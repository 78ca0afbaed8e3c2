import crypto from 'node:crypto'
import { expect, request, test } from '@playwright/test'
import { healthy, startNext } from '../scripts/lib/app-server.mjs'
import { migrate } from '../scripts/lib/migrate.mjs'
import { freePort } from '../scripts/lib/ports.mjs'
import { countingProxy } from '../tests/counting-proxy.ts'
import { patterns, visits } from './pages.ts'
import { addInterviews, copyRows, crowdFamily, emptyDatabase } from './steps/copied-database.ts'
import { enter, ownPlace } from './steps/guests.ts'

// A page may ask the database this often, whatever there is in it; a list that asks once for each row does not fit in. The last
// one is the row that says who looked.
const most = 20 + 1
// Of an answer, with the session and the begin and commit of its transaction.
const mostOfSave = 7
const host = '127.0.0.1'

/** What was started, to be ended last first. */
const releases = []
test.afterAll(async () => {
  for (const release of releases.toReversed()) await release()
})

/** The application a second time, on a copy of the demonstration, with the proxy that counts between the two. */
const startCounted = async () => {
  const { DATABASE_OWNER_URL: demonstration, NEXT_DIST_DIR } = process.env
  const database = await emptyDatabase(`counted_${crypto.randomBytes(4).toString('hex')}`)
  releases.push(database.drop)
  await migrate(database.url)
  await copyRows(demonstration, database.url)
  // Both logins go to the same server, so one proxy counts the statements of the application and of readers.
  const proxy = await countingProxy(database.env.DATABASE_URL)
  releases.push(async () => proxy.close())
  const port = await freePort()
  const address = `http://${host}:${port}`
  const env = {
    ...database.env,
    DATABASE_URL: proxy.url,
    DATABASE_READER_URL: proxy.urlOf(database.env.DATABASE_READER_URL),
    NEXTAUTH_SECRET: crypto.randomBytes(32).toString('base64url'),
    NEXTAUTH_URL: address,
    NEXT_DIST_DIR,
    NABIJ_WORKER: '0', // a worker asks by itself whether there is work
    NABIJ_NOW: '2020-05-15T10:00:00+02:00', // or a session would note every five minutes that it was seen
  }
  const app = startNext({ mode: 'start', host, port, env, stdio: 'ignore' })
  releases.push(app.stop)
  await healthy(address, app.exited)
  return { url: database.url, proxy, address }
}

const contexts = new Map()
const contextOf = async (guest, address, place) => {
  if (!contexts.has(guest)) {
    const context = await request.newContext({ baseURL: address })
    releases.push(() => context.dispose())
    await enter({ request: context }, guest, place)
    contexts.set(guest, context)
  }
  return contexts.get(guest)
}

/** Statements by page. Each is asked for once before: what is done once in the life of a process does not count. */
const countAll = async ({ proxy, address }, place) => {
  const counts = {}
  for (const [pattern, all] of Object.entries(visits))
    for (const [index, { as, to }] of all.entries()) {
      const context = await contextOf(as, address, place)
      const visit = async () => {
        // The page that one is sent on to is counted by itself.
        const answer = await context.get(to(place), { maxRedirects: 0 })
        await answer.body()
        const { pathname } = new URL(answer.headers().location ?? '', answer.url())
        expect(`${answer.status()} ${pathname}`, `${pattern} as ${as}`).not.toMatch(/^[45]|sign-in\b(?!\/step$).+/)
      }
      await visit()
      counts[`${pattern} ${index + 1}, ${as}`] = await proxy.during(visit)
    }
  return counts
}

/** Statements of each of two answers that a browser sends: the first one of a question, and another one. */
const countSaves = async ({ proxy, address }, place) => {
  const context = await contextOf('visitor', address, place)
  const clientId = crypto.randomUUID()
  const counts = []
  for (const [sequence, value] of [6, 7].entries()) {
    const operation = { operationId: crypto.randomUUID(), clientId, sequence: sequence + 1, baseVersion: 0 }
    const data = { ...operation, key: 'grade_children', part: 'value', value }
    const save = async () => {
      const answer = await context.put(`/api/interviews/${place.underWay}/answers`, { data })
      expect(await answer.json()).toMatchObject({ ok: true, data: { outcome: 'saved' } })
    }
    counts.push(await proxy.during(save))
  }
  return counts
}

test('every page has a visit', () => {
  expect(Object.keys(visits).sort()).toEqual(patterns)
})

test('no page asks the database more often when there are 10 000 interviews more', async () => {
  test.setTimeout(300_000)
  const counted = await startCounted()
  const place = await ownPlace(counted.url)
  const few = await countAll(counted, place)
  expect(await addInterviews(counted.url, 10_000)).toBeGreaterThanOrEqual(10_000)
  await crowdFamily(counted.url, place.calledFamily)
  const many = await countAll(counted, place)
  for (const count of await countSaves(counted, place)) expect(count).toBeLessThanOrEqual(mostOfSave)
  expect(many).toEqual(few)
  expect(Object.entries(many).filter(([, count]) => count > most)).toEqual([])
})
