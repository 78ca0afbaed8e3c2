// npm run bench -- page: the weight of the interview page and its response times, compared with a bare Next page and the
// same thirty questions in SurveyJS. All are served and measured in the same run. No time makes the benchmark fail.
import { chromium } from '@playwright/test'
import { step } from '../lib/steps.mjs'
import { chromiumPath } from '../test/chromium.mjs'
import { benchOptions } from './lib/options.mjs'
import { inTurns } from './lib/statistics.mjs'
import { measureChoices } from './page/choices.mjs'
import { measureLoad } from './page/load.mjs'
import { servePages } from './page/pages.mjs'
import { report } from './page/report.mjs'

const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']

/** The measures of each page by its name. */
async function byPage(pages, rounds, measure) {
  const measures = await inTurns(pages, rounds, measure)
  return Object.fromEntries(pages.map(({ name }, index) => [name, measures[index]]))
}

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { loads, rounds } = benchOptions(args, { loads: 5, rounds: 3 })
  const starting = chromium.launch({ executablePath: await chromiumPath(), args: flags })
  const browser = await lifecycle.hold(starting, (open) => open.close())
  const pages = await servePages({ browser, lifecycle })
  const withQuestions = pages.filter(({ reach }) => reach)
  // The first visit of each page warms up the servers and is not counted.
  for (const page of pages) await measureLoad(browser, page)
  const loaded = await step(`${loads} loads of each page`, () =>
    byPage(pages, loads, (page) => measureLoad(browser, page)),
  )
  const chosen = await step(`${rounds} times an answer to each question`, () =>
    byPage(withQuestions, rounds, (page) => measureChoices(browser, page)),
  )
  console.log(report({ loaded, chosen, loads, rounds, version: browser.version() }))
}
