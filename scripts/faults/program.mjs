/** Runs the faults one after another on one application, and judges each. */
import { makeBrokenBuild, removeBrokenBuild, brokenBuilds } from './broken-builds.mjs'
import { faults } from './list.mjs'
import { countOf, judge } from './oracle.mjs'
import { randomOf } from './random.mjs'
import { openSeats } from './seats.mjs'
import { storedStateOf } from './stored-state.mjs'
import { startWorld } from './world.mjs'

/**
 * @typedef {object} Context what a fault happens to
 * @property {import('./world.mjs').World} world
 * @property {import('./seats.mjs').Seats} seats
 * @property {import('./random.mjs').Random} random
 * @property {number} rounds
 * @property {boolean} isSmall whether it is the small round of the tests
 * @property {(folder: string) => Promise<{ world: import('./world.mjs').World, seats: import('./seats.mjs').Seats }>} newWorld another
 *   application with a database of its own in a folder
 * @property {string} scratch a folder that is removed at the end
 * @property {import('../lib/lifecycle.mjs').Lifecycle} lifecycle
 */

/**
 * @typedef {object} Outcome
 * @property {import('./operations.mjs').Operation[]} [operations] the saves that are to be judged, if any
 * @property {string[]} problems what went wrong beside the operations
 * @property {string[]} notes what is worth knowing when nothing went wrong
 * @property {import('./oracle.mjs').State} [state] what is stored in the end, when it is not in the application of all faults
 */

/**
 * @typedef {object} Fault
 * @property {string} number as in docs/security.md
 * @property {string} what
 * @property {{ small: number, full: number }} rounds none in the small round: it takes too long there
 * @property {boolean} [mayRefuse] whether a save may be refused for good, as when the right to it has gone
 * @property {(context: Context) => Promise<Outcome | { notRun: string }>} run
 */

/**
 * @typedef {object} Row
 * @property {string} number
 * @property {string} what
 * @property {number} seed
 * @property {number} rounds
 * @property {string} verdict
 * @property {boolean} isGood
 * @property {number} [acknowledged]
 * @property {import('./oracle.mjs').Finding[]} findings
 * @property {string[]} notes
 */

/** What came of a fault, with what is stored then. */
async function outcomeOf(run, context) {
  const outcome = await run(context)
  if (!outcome.operations || outcome.state) return outcome
  return { ...outcome, state: await storedStateOf(context.world, outcome.operations) }
}

/** @returns {Promise<Omit<Row, 'verdict' | 'isGood'> & { problems: string[], notRun?: string }>} */
export async function judged({ number, what, run, mayRefuse = false }, context, seed) {
  const row = { number, what, seed, rounds: context.rounds }
  // A fault that stops halfway has failed; the others go on.
  const stopped = (error) => ({ problems: [error.message], notes: [] })
  const outcome = await outcomeOf(run, { ...context, random: randomOf(seed) }).catch(stopped)
  if ('notRun' in outcome) return { ...row, findings: [], problems: [], notes: [], notRun: outcome.notRun }
  const { operations, problems, state } = outcome
  const notes = outcome.notes.filter(Boolean)
  if (!operations) return { ...row, findings: [], problems, notes }
  const findings = judge(operations, state)
  const acknowledged = operations.filter(({ replies }) => replies.length > 0).length
  const refused = mayRefuse ? 0 : operations.filter(({ refusals }) => refusals.length > 0).length
  const general = [
    ...(acknowledged === 0 ? ['nothing was acknowledged, so nothing was shown'] : []),
    ...(refused > 0 ? [`${refused} saves were refused`] : []),
  ]
  return { ...row, acknowledged, findings, problems: [...problems, ...general], notes }
}

/** A fault passes when nothing was found. @returns {Row} */
function verdictOn({ problems, notRun, notes, ...row }) {
  if (notRun) return { ...row, notes, verdict: `not run: ${notRun}`, isGood: true }
  const isGood = row.findings.length === 0 && problems.length === 0
  return { ...row, notes: [...problems, ...notes], verdict: isGood ? 'passed' : 'FAILED', isGood }
}

/**
 * A broken build must be noticed by what is wrong with it: one that answers nothing but 500 shows no finding of that kind.
 * @param {import('./oracle.mjs').Kind} finding @returns {Row}
 */
export function verdictOnBroken({ problems, ...row }, finding) {
  const isGood = row.acknowledged > 0 && countOf(row.findings, finding) > 0
  return { ...row, notes: problems, verdict: isGood ? `caught: ${finding}` : `NOT CAUGHT: no ${finding}`, isGood }
}

/** @param {Context} context @param {import('./broken-builds.mjs').BrokenBuild} broken */
async function caught(context, { seed, distDir }, { number, what, fault, finding, ...broken }) {
  await context.world.app.kill() // it may serve from the folder of the broken build before
  await context.world.app.startWith({ NEXT_DIST_DIR: makeBrokenBuild(distDir, { what, ...broken }) })
  return verdictOnBroken(await judged({ number, what, run: fault.run }, context, seed), finding)
}

/** What there is to choose from. */
export const numbers = [...faults, ...brokenBuilds].map(({ number }) => number)

/**
 * @param {{ scratch: string, distDir: string, lifecycle: import('../lib/lifecycle.mjs').Lifecycle, seed: number,
 *   only?: string[], rounds?: number, isSmall?: boolean, take: (what: string, work: () => Promise<Row>) => Promise<Row> }} options
 *   take: shows what is done
 * @returns {Promise<{ rows: Row[], logFile: string }>}
 */
export async function runFaults({ scratch, distDir, lifecycle, seed, only = [], rounds, isSmall = false, take }) {
  await lifecycle.hold(Promise.resolve(true), async () => removeBrokenBuild())
  const newWorld = async (folder) => {
    const world = await startWorld({ scratch: folder, distDir, lifecycle })
    return { world, seats: await openSeats(world) }
  }
  const { world, seats } = await newWorld(scratch)
  const roundsOf = (one) => rounds ?? one.rounds[isSmall ? 'small' : 'full']
  const more = { newWorld, scratch, lifecycle }
  const contextOf = (one) => ({ world, seats, isSmall, rounds: roundsOf(one), ...more })
  const isTaken = (one) => (only.length === 0 || only.includes(one.number)) && roundsOf(one) > 0
  const rows = []
  for (const fault of faults.filter(isTaken)) {
    await world.app.restore()
    rows.push(await take(fault.what, async () => verdictOn(await judged(fault, contextOf(fault), seed))))
  }
  for (const broken of brokenBuilds.filter(isTaken))
    rows.push(await take(broken.what, () => caught(contextOf(broken), { seed, distDir }, broken)))
  await world.stop()
  removeBrokenBuild()
  return { rows, logFile: world.logFile }
}
