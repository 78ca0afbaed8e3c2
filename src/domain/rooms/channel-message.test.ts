import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roomTextLimit } from '../text-limits'
import { channelMessage, type ChannelMessage } from './channel-message'

const read = (value: unknown) => channelMessage(JSON.stringify(value))

describe('a message of the other browser', () => {
  test('is nothing when it is none of ours', () => {
    expect([
      channelMessage('{'),
      channelMessage(new ArrayBuffer(2)),
      read(null),
      read(7),
      read({ kind: 'else' }),
    ]).toEqual(Array.from({ length: 5 }, () => null))
    expect(read({ kind: 'text', text: 'Hallo' })).toBeNull()
    expect(read({ kind: 'text', id: 'a', text: '  \n ' })).toBeNull()
    expect(read({ kind: 'promise', minutes: -1, ending: '12' })).toBeNull()
    expect(read({ kind: 'promise', minutes: 1.5, ending: '12' })).toBeNull()
  })

  test('is read as it was sent', () => {
    const messages: ChannelMessage[] = [
      { kind: 'state', cameraOn: true, microphoneOn: false, savesPicture: true },
      { kind: 'text', id: 'a', text: 'Ik hoor u niet' },
      { kind: 'promise', minutes: 5, ending: '12' },
      { kind: 'promise', minutes: 5, ending: null },
      { kind: 'size', size: 'large' },
    ]
    expect(messages.map(read)).toEqual(messages)
  })

  test('has no text longer than the limit', () => {
    expect(read({ kind: 'text', id: 'a', text: `ab${'c'.repeat(2 * roomTextLimit)}` })).toMatchObject({
      text: `ab${'c'.repeat(roomTextLimit - 2)}`,
    })
  })

  test('has only digits as the end of a number', () => {
    expect(read({ kind: 'promise', minutes: 5, ending: 'gratis: 0900' })).toEqual({
      kind: 'promise',
      minutes: 5,
      ending: null,
    })
  })

  test('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)))
    fc.assert(fc.property(fc.string(), (text) => void channelMessage(text)))
  })
})
