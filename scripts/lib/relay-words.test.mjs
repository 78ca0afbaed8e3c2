import { expect, test } from 'vitest'
import { relayWords } from './relay-words.mjs'

test('the start says where calls with picture go, or why there are none', () => {
  expect(relayWords({ NABIJ_TURN_URLS: 'turns:relay.example.org:443' }, false)).toContain('turns:relay.example.org:443')
  expect(relayWords({}, false)).toMatch(/no calls with picture.*NABIJ_TURN_URLS/)
  expect(relayWords({}, true)).toContain('demonstration alone')
})
