import * as checks from './checks.mjs'
import { runEndToEnd } from './end-to-end.mjs'
import { runSmallFaults } from './faults.mjs'
import { runVitest } from './vitest.mjs'

/**
 * Cheapest steps first, so that a mistake shows within seconds. Steps with a `lane` come before all others; each uses one core, so
 * the lanes run side by side. --quick leaves out the steps with `slow`.
 */
const suite = [
  { name: 'format', label: 'Format', run: checks.format, lane: 1 },
  { name: 'lint', label: 'Lint', run: checks.lint, lane: 2 },
  { name: 'floors', label: 'Floors', run: checks.floors, lane: 1 },
  { name: 'unused', label: 'Unused code', run: checks.unused, lane: 1 },
  { name: 'types', label: 'Types', run: checks.types, lane: 2 },
  { name: 'schema', label: 'Migrations make the schema', run: checks.schema },
  { name: 'unit', label: 'Unit tests', run: (context) => runVitest('unit', context) },
  { name: 'integration', label: 'Tests on a database', run: (context) => runVitest('integration', context) },
  { name: 'build', label: 'Production build', run: checks.production, slow: true, needs: 'types' },
  { name: 'faults', label: 'A few rounds of each fault', run: runSmallFaults, slow: true, needs: 'build' },
  { name: 'e2e', label: 'Journeys in a browser', run: runEndToEnd, slow: true, needs: 'build' },
]

/**
 * The steps to take, in order.
 * @param {{ quick: boolean, only: string[] }} options
 */
export function chosenSteps({ quick, only }) {
  const unknown = only.find((name) => !suite.some((one) => one.name === name))
  if (unknown) throw new Error(`--only ${unknown}? There are: ${suite.map(({ name }) => name).join(', ')}`)
  if (only.length === 0) return suite.filter(({ slow }) => !quick || !slow)
  const wanted = new Set(only)
  // From last to first, because a needed step comes earlier and may itself need another step.
  for (const { name, needs } of suite.toReversed()) if (needs && wanted.has(name)) wanted.add(needs)
  return suite.filter(({ name }) => wanted.has(name))
}

/**
 * Takes the lanes side by side, and then the other steps one after another. A step that needs a failed step is not taken and counts
 * as failed.
 * @param {ReturnType<typeof chosenSteps>} steps
 * @param {(one: (typeof suite)[number]) => Promise<checks.Outcome>} take
 */
export async function takeSteps(steps, take) {
  const total = { passed: 0, failed: 0 }
  const failedSteps = new Set()
  const takeInOrder = async (some) => {
    for (const one of some) {
      const { passed, failed } = failedSteps.has(one.needs) ? { passed: 0, failed: 1 } : await take(one)
      if (failed > 0) failedSteps.add(one.name)
      total.passed += passed
      total.failed += failed
    }
  }
  await Promise.all([1, 2].map((lane) => takeInOrder(steps.filter((one) => one.lane === lane))))
  await takeInOrder(steps.filter((one) => !one.lane))
  return total
}
