// npm run bench -- names: what it costs that the application opens and sorts the names of families, at a thousand families, ten
// thousand and a hundred thousand: the first time, when no name was opened before, and again; and how much memory the names take.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { inRoot } from '../lib/paths.mjs'
import { step } from '../lib/steps.mjs'
import { benchOptions } from './lib/options.mjs'
import { inTurns } from './lib/statistics.mjs'
import { report } from './names/report.mjs'
import { startOrganisations } from './search/organisations.mjs'

/** An organisation whose names are opened before, so that the code of a process has run and its connections stand. */
const firstSize = 500

const asked = [
  'coordinator: a common name',
  'coordinator: a name',
  'coordinator: the list, a name',
  'coordinator: the list by surname',
  'coordinator: its last page',
  'caller: a common name',
  'caller: the list by surname',
]

/** Asks in a process of its own, in which no name of the organisation was opened. */
async function measureApart(question) {
  const child = fork(inRoot('scripts', 'bench', 'names', 'worker.mjs'), { execArgv: ['--expose-gc'] })
  child.send(question)
  const [measure] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the worker ended with ${code}`))),
  ])
  return measure
}

/** @param {{ args: string[], lifecycle: import('../lib/lifecycle.mjs').Lifecycle }} context */
export async function bench({ args, lifecycle }) {
  const { sizes, rounds, again } = benchOptions(args, { sizes: [1000, 10_000, 100_000], rounds: 5, again: 5 })
  const started = await startOrganisations(lifecycle, [firstSize, ...sizes])
  const { urls, keys, bundle, application } = started
  await application.disconnect()
  const [first, ...organisations] = started.organisations
  const questions = asked.flatMap((label) =>
    organisations.map((organisation) => ({ label, urls, keys, bundle, again, organisations: [first, organisation] })),
  )
  const measures = await step(`${rounds} processes for every question`, () => inTurns(questions, rounds, measureApart))
  console.log(report(sizes, questions, measures, rounds))
}
