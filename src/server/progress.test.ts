import { expect, test } from 'vitest'
import { progressOf, withProgress } from './progress'

test('says how far a work has come while it lasts, and nothing before and after', async () => {
  expect(progressOf('a block')).toBeNull()
  const result = await withProgress('a block', async (report) => {
    await report(3, 20)
    expect(progressOf('a block')).toEqual({ done: 3, of: 20 })
    expect(progressOf('another block')).toBeNull()
    return 'done'
  })
  expect([result, progressOf('a block')]).toEqual(['done', null])
})

test('forgets a work that failed', async () => {
  const work = withProgress('a block', async (report) => {
    await report(1, 2)
    throw new Error('no database')
  })
  await expect(work).rejects.toThrow('no database')
  expect(progressOf('a block')).toBeNull()
})
