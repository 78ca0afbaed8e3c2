import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareExports, compareFigures, comparePrepared, compareReleases } from './demo-parts'
import { demoNodes, filledDemo, publishedDemo } from './product/demo'
import { frozenRecord } from './record'

vi.setConfig({ testTimeout: 600_000 })

const record = frozenRecord('demo')
let actor: Awaited<ReturnType<typeof filledDemo>>

beforeAll(async () => {
  actor = await filledDemo()
}, 120_000)
afterAll(record.save)

describe('the demonstration until 2020-W20 is as before, to the byte', () => {
  test('its three exports', () => compareExports(record, actor))

  test('the figures of every node and week', () => compareFigures(record, actor, demoNodes()))

  test('what would be published of its first week', () => comparePrepared(record, actor))

  test('every release, as it is read in both languages', async () => {
    await publishedDemo(actor)
    const cells = await compareReleases(record, actor)
    record.compare('cells', cells)
    expect(Math.min(cells.published, cells.withheld)).toBeGreaterThan(0)
  })
})
