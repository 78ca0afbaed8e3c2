// npm run bench -- page: how heavy the interview's page is and how quickly it answers, beside a bare Next page and the
// same thirty questions in SurveyJS, all served and measured in the same run. Times are for reading, never for a verdict.
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { step } from '../lib/steps.mjs'
import { chromiumPath } from '../test/chromium.mjs'
import { measureChoices } from './page/choices.mjs'
import { measureLoad } from './page/load.mjs'
import { servePages } from './page/pages.mjs'
import { report } from './page/report.mjs'

const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']

function options(args) {
  const { values } = parseArgs({
    args,
    options: { loads: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' } },
  })
  return { loads: Number(values.loads), rounds: Number(values.rounds) }
}

/** Taken in turns, so that whatever else the machine does falls on all of them alike. */
async function inTurns(pages, times, measure) {
  const measured = Object.fromEntries(pages.map(({ name }) => [name, []]))
  for (let time = 0; time < times; time += 1) {
    for (const page of pages) measured[page.name].push(await measure(page, time))
  }
  return measured
}

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { loads, rounds } = options(args)
  const starting = chromium.launch({ executablePath: await chromiumPath(), args: flags })
  const browser = await lifecycle.hold(starting, (open) => open.close())
  const pages = await servePages({ browser, lifecycle })
  const withQuestions = pages.filter(({ reach }) => reach)
  // The first visit of all wakes the servers and is not counted.
  for (const page of pages) await measureLoad(browser, page)
  const loaded = await step(`${loads} loads of each page`, () =>
    inTurns(pages, loads, (page) => measureLoad(browser, page)),
  )
  const chosen = await step(`${rounds} times an answer to each question`, () =>
    inTurns(withQuestions, rounds, (page) => measureChoices(browser, page)),
  )
  console.log(report({ loaded, chosen, loads, rounds, version: browser.version() }))
}
