// npm run screenshots: makes the images of the README, with the production build and a temporary demonstration.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { defaultDistDir, ensureBuilt } from './lib/build.mjs'
import { startDemoApplication } from './lib/demo-app.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { lifecycle } from './lib/lifecycle.mjs'
import { inRoot } from './lib/paths.mjs'
import { ensureGenerated } from './lib/prisma-client.mjs'
import { makeScratch, removeScratch } from './lib/scratch.mjs'
import { sayError, step } from './lib/steps.mjs'

/** The Friday of the demonstration's last week, so that the page of today shows work to do. */
const now = '2020-05-15T14:03:00+02:00'
const desk = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const browserArgs = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']

const life = lifecycle({ stoppedCode: 130 })

const takePictures = async ({ address, env }, { chromium }, executablePath) => {
  const accounts = JSON.parse(fs.readFileSync(path.join(env.NABIJ_DATA_DIR, 'demo-accounts.json'), 'utf8'))
  const browser = await life.hold(chromium.launch({ executablePath, args: browserArgs }), (one) => one.close())

  const signedIn = async (role) => {
    const { email, password } = accounts.find((one) => one.role === role)
    const about = { baseURL: address, viewport: desk, deviceScaleFactor: 1.5, locale: 'nl-NL' }
    const context = await browser.newContext({ ...about, timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce' })
    await context.addCookies([{ name: 'nabij-scheme', value: 'light', url: address }])
    const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json()
    await context.request.post('/api/auth/callback/credentials', { form: { csrfToken, email, password, json: 'true' } })
    return context.newPage()
  }

  const picture = (page, name, options = {}) =>
    page.screenshot({ path: inRoot('docs', 'images', `${name}.png`), animations: 'disabled', ...options })

  const caller = await signedIn('caller')
  await caller.goto('/today', { waitUntil: 'networkidle' })
  await picture(caller, 'today')
  await call(caller)
  await picture(caller, 'interview')
  await caller.setViewportSize(phone)
  await caller
    .locator('section[data-question=homework_help]')
    .evaluate((one) => one.scrollIntoView({ block: 'center' }))
  await picture(caller, 'interview-phone')

  const coordinator = await signedIn('coordinator')
  await coordinator.goto('/weeks/2020-W19', { waitUntil: 'networkidle' })
  // The image is as high as fits a README, and ends at the end of a section.
  const tops = await coordinator
    .locator('main section')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  await coordinator.setViewportSize({ ...desk, height: Math.floor(Math.max(...tops.filter((top) => top <= 2400))) })
  await picture(coordinator, 'week')

  const reader = await signedIn('reader')
  await reader.goto('/read', { waitUntil: 'networkidle' })
  await reader.locator('a[href^="/read/"]').first().click()
  await reader.waitForURL(/\/read\/.+/)
  await reader.setViewportSize({ ...desk, height: 1500 })
  await picture(reader, 'release')
}

const told = {
  confidentiality: 'yes',
  children_count: 2,
  children_ages: [7, 9],
  home_languages: ['tr', 'nl'],
  household_others: ['partner'],
  enough_room: 'partly',
  school_contact: 'good',
  school_contact_via: ['class_app', 'teacher'],
  school_letters: 'partly',
  homework_at_home: 'yes',
  conversation_note:
    'De oudste leest goed en graag. Rekenen vindt moeder lastig uitleggen; in haar schooltijd ging dat anders.\nVader werkt weer vanaf maandag.',
}

/** Begins a call with the first family of the day and answers the questions up to question 11. */
const call = async (page) => {
  await page.locator('a[href$="/interview"]').first().click()
  await page.locator('[name=channel][value=phone]').check()
  await page.locator('[name=chosenBy][value=parent]').check()
  await page.getByRole('button', { name: 'De ouder is er, ik begin' }).click()
  await page.getByRole('button', { name: 'Gesprek beginnen' }).click()
  await page.waitForURL(/\/interviews\//)
  const api = page.url().replace('/interviews/', '/api/interviews/')
  const clientId = crypto.randomUUID()
  for (const [index, [key, value]] of Object.entries(told).entries()) {
    const operation = { operationId: crypto.randomUUID(), clientId, sequence: index + 1, baseVersion: 0 }
    await put(page, `${api}/answers`, { ...operation, key, part: 'value', value, missing: null })
  }
  await put(page, `${api}/place`, { place: 'homework_help', later: [], introduced: true })
  await page.reload({ waitUntil: 'networkidle' })
  const saved = page.waitForResponse((response) => response.url().endsWith('/answers') && response.ok())
  await page.keyboard.press('2')
  await saved
  await page.getByText('Bewaard op de server').first().waitFor()
}

const put = async (page, url, data) => {
  const answer = await page.request.put(url, { data })
  if (!answer.ok()) throw new Error(`${url}: ${await answer.text()}`)
}

try {
  await ensureInstalled()
  await ensureGenerated()
  const { chromium } = await import('@playwright/test')
  const { chromiumPath } = await import('./test/chromium.mjs')
  await ensureBuilt()
  const scratch = makeScratch()
  await life.hold(Promise.resolve(scratch), () => removeScratch(scratch))
  const place = { scratch, distDir: defaultDistDir(), lifecycle: life, logFile: path.join(scratch, 'application.log') }
  const application = await step('Application with a demonstration', () => startDemoApplication({ ...place, now }))
  await step('Pictures', async () => takePictures(application, { chromium }, await chromiumPath()))
  await life.end(0)
} catch (error) {
  if (!life.isEnding()) sayError(error)
  await life.end(1)
}
