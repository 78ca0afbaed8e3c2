import { expect, test } from 'vitest'
import { LineQuality } from './line-quality'

type Report = { id: string; type: string; timestamp: number } & Record<string, unknown>

const statsOf = (...reports: Report[]): RTCStatsReport => new Map(reports.map((report) => [report.id, report]))

const pair = (fields: object, state = 'succeeded'): Report => ({
  id: 'pair',
  type: 'candidate-pair',
  timestamp: 0,
  nominated: true,
  state,
  ...fields,
})
const received = (id: string, timestamp: number, fractionLost: number): Report => ({
  id,
  type: 'remote-inbound-rtp',
  timestamp,
  fractionLost,
})
const clear = pair({ currentRoundTripTime: 0.05, availableOutgoingBitrate: 900_000 })

test('without statistics the line stays as it is', () => {
  const quality = new LineQuality()
  for (let round = 0; round < 10; round += 1) quality.measure(statsOf(pair({}, 'failed')))
  expect(quality.line()).toBe('good')
})

test('what the other side lost counts, by the worse of sound and picture', () => {
  const quality = new LineQuality()
  for (const timestamp of [1, 2])
    quality.measure(statsOf(clear, received('audio', timestamp, 0), received('video', timestamp, 0.3)))
  expect(quality.line()).toBe('poor')
})

test('a report that came before counts once: a picture that is off gets no new one', () => {
  const quality = new LineQuality()
  for (const timestamp of [1, 2]) quality.measure(statsOf(clear, received('video', timestamp, 0.3)))
  expect(quality.line()).toBe('poor')
  for (let round = 0; round < 5; round += 1) quality.measure(statsOf(clear, received('video', 2, 0.3)))
  expect(quality.line()).toBe('weak')
})

test('a narrow or slow line is noticed without any loss', () => {
  const narrow = new LineQuality()
  for (const _ of [1, 2])
    narrow.measure(statsOf(pair({ currentRoundTripTime: 0.05, availableOutgoingBitrate: 150_000 })))
  expect(narrow.line()).toBe('weak')
  const slow = new LineQuality()
  for (const _ of [1, 2]) slow.measure(statsOf(pair({ currentRoundTripTime: 2 })))
  expect(slow.line()).toBe('poor')
})
