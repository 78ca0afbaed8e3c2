import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SignalBody } from './protocol'
import { withoutAddresses } from './signal-addresses'

const candidate = (text: string): SignalBody => ({ kind: 'candidate', candidate: text, sdpMid: '0', sdpMLineIndex: 0 })
const offer = (sdp: string): SignalBody => ({ kind: 'description', type: 'offer', sdp })
const textOf = (body: SignalBody | null) => (body?.kind === 'candidate' ? body.candidate : (body?.sdp ?? null))

const fixed = (type: string) => `candidate:1 1 udp 41885439 198.51.100.7 49200 typ ${type}`
const home = '192.168.1.23'

describe('a candidate', () => {
  test.each(['host', 'srflx', 'prflx'])('of the kind %s does not pass', (type) => {
    expect(withoutAddresses(candidate(`${fixed(type)} raddr ${home} rport 5000`))).toBeNull()
  })

  test('of the relay passes without the address behind it, and keeps what a browser needs', () => {
    expect(
      textOf(withoutAddresses(candidate(`${fixed('relay')} raddr ${home} rport 5000 generation 0 ufrag a1b2`))),
    ).toBe(`${fixed('relay')} raddr 0.0.0.0 rport 9 generation 0 ufrag a1b2`)
  })

  test('that says that there are no more passes', () => {
    expect(withoutAddresses(candidate(''))).toEqual(candidate(''))
  })
})

test('a description keeps its lines but those with the address of a home', () => {
  const sdp = [
    'v=0',
    `c=IN IP4 ${home}`,
    `a=rtcp:5000 IN IP4 ${home}`,
    `a=${fixed('host')}`,
    `a=${fixed('relay')} raddr ${home} rport 5000`,
    'a=end-of-candidates',
    '',
  ].join('\r\n')
  expect(textOf(withoutAddresses(offer(sdp)))).toBe(
    [
      'v=0',
      'c=IN IP4 0.0.0.0',
      'a=rtcp:9 IN IP4 0.0.0.0',
      `a=${fixed('relay')} raddr 0.0.0.0 rport 9`,
      'a=end-of-candidates',
      '',
    ].join('\r\n'),
  )
})

const words = fc.constantFrom(
  'raddr',
  'rport',
  'typ',
  'host',
  'relay',
  'generation',
  '0',
  'candidate:1',
  home,
  '5000',
  ' ',
  '\t',
)
const tails = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '))

const types = fc.constantFrom('host', 'srflx', 'relay')

test('a candidate is of the relay or nothing, whatever follows it, and is the same when it passes again', () => {
  fc.assert(
    fc.property(types, tails, (type, tail) => {
      const clean = withoutAddresses(candidate(`${fixed(type)} ${tail}`))
      expect(clean === null).toBe(type !== 'relay')
      if (clean === null) return
      expect(textOf(clean)).toMatch(/ typ relay raddr 0\.0\.0\.0 rport 9( |$)/)
      expect(withoutAddresses(clean)).toEqual(clean)
    }),
  )
})

test('a description has no line with the address of a home', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(types, tails)), (lines) => {
      const sdp = lines.map(([type, tail]) => `a=${fixed(type)} ${tail}`).join('\n')
      expect(textOf(withoutAddresses(offer(sdp)))).not.toContain(home)
    }),
  )
})
