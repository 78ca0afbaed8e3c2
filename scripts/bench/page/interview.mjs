import fs from 'node:fs'
import path from 'node:path'

/** @typedef {import('@playwright/test').Page} Page */

/** Signs in as the demonstration's first caller. @param {Page} page @param {string} address @param {string} data */
async function signIn(page, address, data) {
  const accounts = JSON.parse(fs.readFileSync(path.join(data, 'demo-accounts.json'), 'utf8'))
  const { email, password } = accounts.find(({ role }) => role === 'caller')
  await page.goto(`${address}/sign-in`, { waitUntil: 'networkidle' })
  await page.locator('#email').fill(email)
  await page.locator('input[name="password"]').fill(password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Begins a call with the caller's first family that can be called. @param {Page} page */
async function beginInterview(page, address) {
  await page.goto(`${address}/families`)
  const links = await page.locator('main a[href^="/families/"]').evaluateAll((all) => all.map(({ href }) => href))
  const families = links.filter((href) => /\/families\/[0-9a-f-]{36}$/.test(href))
  for (const family of families) {
    await page.goto(`${family}/interview`, { waitUntil: 'networkidle' })
    if ((await page.locator('form input[name="channel"]').count()) === 0) continue
    await page.locator('label', { has: page.locator('input[name="channel"][value="phone"]') }).click()
    await page
      .locator('label', { has: page.locator('input[name="chosenBy"]') })
      .first()
      .click()
    await page.locator('form .button-main').click()
    await page.waitForURL(/\/interviews\//)
    return page.url()
  }
  throw new Error('None of the demonstration caller’s families can be called.')
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address @param {string} data the application's data folder
 * @returns {Promise<{ url: string, storageState: object }>} a new interview, and the browser state of its caller
 */
export async function interviewInHand(browser, address, data) {
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  await signIn(page, address, data)
  const url = await beginInterview(page, address)
  // Goes past the introduction, so that a load shows the first questions, like the SurveyJS page.
  const kept = page.waitForResponse((response) => response.url().endsWith('/place'))
  await page.locator('nav ol button').first().click()
  await kept
  const storageState = await context.storageState()
  await context.close()
  return { url, storageState }
}
