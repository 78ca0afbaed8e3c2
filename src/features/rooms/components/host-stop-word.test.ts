import { expect, test } from 'vitest'
import { isStopWordTyped } from './host-stop-word'

const self = 'caller'
const messages = ['ik doe de was', 'boodschappen', 'en de paraplu'].map((text, at) => ({
  id: `message-${at}`,
  from: 'parent',
  text,
}))

test('the word is new until it was read, and never in what the caller types', () => {
  const agreement = { stopWord: 'boodschappen', self }
  expect(isStopWordTyped(messages.slice(0, 1), { ...agreement, lastReadId: null })).toBe(false)
  expect(isStopWordTyped(messages, { ...agreement, lastReadId: null })).toBe(true)
  expect(isStopWordTyped(messages, { ...agreement, lastReadId: 'message-0' })).toBe(true)
  expect(isStopWordTyped(messages, { ...agreement, lastReadId: 'message-1' })).toBe(false)
  expect(isStopWordTyped(messages, { stopWord: 'boodschappen', self: 'parent', lastReadId: null })).toBe(false)
})

test('after the word was changed it is found in what is typed from then on, however often the earlier one was typed', () => {
  const lastReadId = 'message-1'
  expect(isStopWordTyped(messages.slice(0, 2), { stopWord: 'paraplu', self, lastReadId })).toBe(false)
  expect(isStopWordTyped(messages, { stopWord: 'paraplu', self, lastReadId })).toBe(true)
})

test('when the message that was read last is forgotten, what is left is newer', () => {
  expect(isStopWordTyped(messages.slice(1), { stopWord: 'boodschappen', self, lastReadId: 'message-0' })).toBe(true)
})
