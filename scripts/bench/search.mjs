// npm run bench -- search: finding the family of a parent who calls back, and a page of the list of families by surname, for a
// coordinator and for a caller. Organisations of a thousand families, ten thousand and a hundred thousand are measured in turns;
// no time makes the benchmark fail.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { step } from '../lib/steps.mjs'
import { benchOptions } from './lib/options.mjs'
import { inTurns, timed } from './lib/statistics.mjs'
import { startOrganisations } from './search/organisations.mjs'
import { searchQuestions } from './search/questions.mjs'
import { report } from './search/report.mjs'

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { sizes, rounds } = benchOptions(args, { sizes: [1000, 10_000, 100_000], rounds: 20 })
  const { application, organisations } = await startOrganisations(lifecycle, sizes)
  const { questions, end } = searchQuestions(application, organisations)
  const measure = async (question) => {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const { ms } = await timed(question.ask)
    delay.disable()
    return { ms, stall: delay.max / 1e6 }
  }
  const times = await step(`${rounds} rounds of every search`, () => inTurns(questions, rounds, measure, { warmUp: 1 }))
  await end()
  console.log(report(sizes, questions, times, rounds))
}
