import { expect, test } from 'vitest'
import { endAtOnce, onFastLeave } from './fast-leave'

test('everything that takes part ends before the next line of the page runs', () => {
  const ended: string[] = []
  const stop = onFastLeave(() => void ended.push('devices'))
  const stopOther = onFastLeave(() => void ended.push('connections'))
  endAtOnce()
  expect(ended).toEqual(['devices', 'connections'])
  stop()
  stopOther()
  endAtOnce()
  expect(ended).toHaveLength(2)
})
