import { describe, expect, test } from 'vitest'
import { chosenSteps, takeSteps } from './suite.mjs'

const names = (options) => chosenSteps({ quick: false, only: [], ...options }).map(({ name }) => name)

describe('the steps of npm test', () => {
  test('leave the build and the browser out of a quick run', () => {
    expect(names({ quick: true })).not.toContain('e2e')
    expect(names({ quick: true })).toContain('integration')
  })

  test('include the steps that a chosen step needs', () => {
    expect(names({ only: ['e2e'] })).toEqual(['types', 'build', 'e2e'])
  })

  test('skip the build when the types were not checked', async () => {
    const taken = []
    await takeSteps(chosenSteps({ quick: false, only: ['e2e'] }), async ({ name }) => {
      taken.push(name)
      return { passed: 0, failed: 1 }
    })
    expect(taken).toEqual(['types'])
  })

  test('begin with one check of each lane, and go on when both lanes are done', async () => {
    const [under, taken] = [new Set(), []]
    await takeSteps(chosenSteps({ quick: true, only: [] }), async ({ name }) => {
      under.add(name)
      await Promise.resolve()
      taken.push([...under].join('+'))
      under.delete(name)
      return { passed: 1, failed: 0 }
    })
    expect(taken[0]).toBe('format+lint')
    expect(taken.slice(-3)).toEqual(['schema', 'unit', 'integration'])
  })

  test('refuse a name that does not exist', () => {
    expect(() => names({ only: ['typos'] })).toThrow('--only typos')
  })

  test('count every test and check, and a skipped step as failed', async () => {
    const outcomes = {
      types: { passed: 1, failed: 0 },
      build: { passed: 0, failed: 1 },
      unit: { passed: 40, failed: 2 },
    }
    const taken = []
    const total = await takeSteps(chosenSteps({ quick: false, only: ['unit', 'e2e'] }), async ({ name }) => {
      taken.push(name)
      return outcomes[name]
    })
    expect(taken).toEqual(['types', 'unit', 'build'])
    expect(total).toEqual({ passed: 41, failed: 4 })
  })
})
