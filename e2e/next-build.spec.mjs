import fs from 'node:fs'
import { expect, test } from '@playwright/test'
import { rowsOf } from './steps/database.ts'
import { inHand, isSaved, openCall, openSettledCall } from './steps/interview.ts'
import { otherBuild } from './steps/other-build.mjs'
import { ownApplication } from './steps/own-application.mjs'
import { ownCaller, ownInterview } from './steps/own-families.ts'
import { signedIn, visit } from './steps/sign-in.ts'

/** @type {Awaited<ReturnType<typeof ownApplication>>} */
let app
/** @type {ReturnType<typeof otherBuild>} */
let newer

test.beforeAll(async () => {
  test.setTimeout(120_000)
  app = await ownApplication()
  newer = otherBuild(process.env.NEXT_DIST_DIR)
})
test.afterAll(async () => {
  await app?.stop()
  newer?.remove()
})

/** The stores of the service workers, by name, with the paths in them. */
const stores = (page) =>
  page.evaluate(async () => {
    const found = {}
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      found[name] = requests.map(({ url }) => new URL(url).pathname).filter((path) => path.includes('/chunks/'))
    }
    return found
  })

/** Whether a worker serves this page. */
const isServed = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller !== null)

/** What the server was asked for of a build's files and did not have, whoever asked. */
const askedInVain = () =>
  fs
    .readFileSync(app.log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"/_next/static') && !/"status":(200|206|304|499)/.test(line))

test('a page of the older build goes on while the server has the newer one, whose worker takes over when the last page is closed', async ({
  browser,
}) => {
  const caller = await ownCaller(app.url)
  const id = await ownInterview(caller, 'internet')
  const answers = () => rowsOf('select part, outcome from answer_change where interview_id = $1', [id], app.url)
  const context = await browser.newContext({ baseURL: app.address })
  await signedIn(context, caller)
  const call = await context.newPage()
  await openCall(call, id)
  expect(await isServed(call)).toBe(false)
  // The worker serves a page from its next visit on, and then keeps what the page loads.
  await openSettledCall(call, id)
  expect(await isServed(call)).toBe(true)
  const [[older, files], ...others] = Object.entries(await stores(call))
  expect(files.length).toBeGreaterThan(3)
  expect(others).toEqual([])
  const before = askedInVain()
  expect(before).toEqual([])

  await app.restart({ NEXT_DIST_DIR: newer.distDir })
  const onServer = async (path) => (await fetch(`${app.address}${path}`)).status
  expect(new Set(await Promise.all(files.map(onServer)))).toEqual(new Set([404]))
  // The log may be a moment behind.
  const asked = files.length
  await expect.poll(() => askedInVain().length).toBe(asked)

  // The open page has its files and saves. The browser's own cache would have them too, and is passed by.
  const fromStore = (paths) =>
    call.evaluate(
      async (all) => Promise.all(all.map(async (path) => (await fetch(path, { cache: 'reload' })).status)),
      paths,
    )
  expect(new Set(await fromStore(files))).toEqual(new Set([200]))
  await inHand(call, 'internet').getByRole('radio', { name: 'Nee' }).first().check()
  await isSaved(call)
  expect(await answers()).toEqual([{ part: 'value', outcome: 'saved' }])

  // A page that is opened beside it is one of the newer build, and brings its worker, which waits.
  const today = await context.newPage()
  await visit(today, '/today')
  await today.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()))
  await expect.poll(async () => Object.keys(await stores(today)).length).toBe(2)
  await call.evaluate(() => navigator.serviceWorker.ready)
  expect(Object.keys(await stores(call))).toContain(older)
  expect(new Set(await fromStore(files))).toEqual(new Set([200]))
  await today.close()
  await inHand(call, 'internet').getByRole('radio', { name: 'Een beetje' }).first().check()
  await isSaved(call)
  await call.close()

  const next = await context.newPage()
  await expect(async () => {
    await openCall(next, id)
    expect(Object.keys(await stores(next))).not.toContain(older)
  }).toPass()
  await openSettledCall(next, id)
  const [[store, newFiles], ...more] = Object.entries(await stores(next))
  expect([store === older, more]).toEqual([false, []])
  expect(newFiles.length).toBeGreaterThan(3)
  expect(newFiles.filter((path) => files.includes(path))).toEqual([])
  expect(await answers()).toHaveLength(2)
  expect(askedInVain()).toHaveLength(asked)
  await context.close()
})
