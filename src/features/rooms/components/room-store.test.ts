import { expect, test } from 'vitest'
import type { RoomView } from '@/domain/rooms/protocol'
import { RoomStore } from './room-store'

const initial: RoomView = {
  self: 'caller',
  state: 'open',
  callerName: '',
  organisationName: '',
  phone: null,
  endsAt: '2027-03-29T08:00:00Z',
  interviewId: null,
  seats: [],
}

test('of a call in which much is typed the last two hundred messages stay on the page', () => {
  const store = new RoomStore({ base: '/api/rooms/a', initial, startWith: null, wantsMeans: 'text' })
  for (let count = 1; count <= 203; count += 1) store.actions.say(`zin ${count}`)
  const texts = store.snapshot().messages.map(({ text }) => text)
  expect([texts.length, texts[0], texts.at(-1)]).toEqual([200, 'zin 4', 'zin 203'])
})
