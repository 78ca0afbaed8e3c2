import fs from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from '../../lib/build.mjs'
import { startDemoApplication } from '../../lib/demo-app.mjs'
import { inRoot } from '../../lib/paths.mjs'
import { makeScratch, removeScratch, sweepScratch } from '../../lib/scratch.mjs'
import { step } from '../../lib/steps.mjs'
import { builtBarePage } from './bare.mjs'
import { interviewInHand } from './interview.mjs'
import { serveFolder } from './static-server.mjs'
import { builtSurvey } from './surveyjs.mjs'

const distDir = '.next-bench'
const work = inRoot('.tmp-bench')

/**
 * A page to measure. For a page with questions, `reach` brings one into view and returns its selector.
 * @typedef {{ name: 'bare' | 'interview' | 'surveyjs', url: string, storageState?: object,
 *   thirty?: { key: string, kind: string, section: string }[],
 *   reach?: (page: import('@playwright/test').Page, key: string, isFirst: boolean) => Promise<string> }} Measured
 */

/** Reaches the first question by the link of its section, and every next one by the key for the next question. */
async function reachInInterview(page, key, isFirst) {
  if (isFirst) await page.locator('nav ol button').first().click()
  else {
    await page.evaluate(() => document.activeElement?.blur()) // in a field the key would type a letter
    await page.keyboard.press('v')
  }
  return `[data-question="${key}"]`
}

async function reachInSurvey(page, key) {
  await page.evaluate((name) => globalThis.survey.focusQuestion(name), key)
  return `[data-name="${key}"]`
}

/**
 * Builds the pages that are not built yet, and serves all three on this machine.
 * @param {{ browser: import('@playwright/test').Browser, lifecycle: import('../../lib/lifecycle.mjs').Lifecycle }} context
 * @returns {Promise<Measured[]>}
 */
export async function servePages({ browser, lifecycle }) {
  fs.mkdirSync(work, { recursive: true })
  await ensureBuilt(distDir)
  const bare = await serveFolder(await builtBarePage(work), lifecycle)
  const { dir, thirty } = await builtSurvey(work)
  const surveyjs = await serveFolder(dir, lifecycle)
  const interview = await step('An interview in the demonstration', () => serveInterview(browser, lifecycle))
  return [
    { name: 'bare', url: `${bare}/` },
    { name: 'interview', ...interview, thirty, reach: reachInInterview },
    { name: 'surveyjs', url: `${surveyjs}/`, thirty, reach: reachInSurvey },
  ]
}

async function serveInterview(browser, lifecycle) {
  const scratch = await lifecycle.hold(Promise.resolve(makeScratch()), (dir) => removeScratch(dir).then(sweepScratch))
  const logFile = path.join(scratch, 'application.log')
  const { address, env } = await startDemoApplication({ scratch, distDir, lifecycle, logFile })
  return interviewInHand(browser, address, env.NABIJ_DATA_DIR)
}
