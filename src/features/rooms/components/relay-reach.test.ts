import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isReachable } from './relay-reach'
import { relaySpeed } from './relay-speed'

class FakeConnection extends EventTarget {
  isOpen = true
  constructor() {
    super()
    if (made.length === mostConnections) throw new DOMException('', 'UnknownError')
    made.push(this)
  }
  createDataChannel = () => new EventTarget()
  setLocalDescription = async () => undefined
  createOffer = async () => ({})
  createAnswer = async () => ({})
  setRemoteDescription = async () => undefined
  close = () => {
    this.isOpen = false
  }
}

let made: FakeConnection[] = []
let mostConnections = Infinity
beforeEach(() => {
  made = []
  mostConnections = Infinity
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
})
afterEach(() => void vi.unstubAllGlobals())

const openOnes = () => made.filter(({ isOpen }) => isOpen)

test.each([
  ['looks whether it answers', isReachable, false],
  ['measures', relaySpeed, null],
] as const)('whoever leaves while the page %s keeps no place of the relay', async (_, look, result) => {
  const leaving = new AbortController()
  const looking = look({}, leaving.signal)
  expect(openOnes()).not.toEqual([])
  leaving.abort()
  expect(openOnes()).toEqual([])
  expect(await looking).toBe(result)
})

test('a relay that gives an address is reachable, and its place is given back', async () => {
  const looking = isReachable({}, new AbortController().signal)
  made[0]?.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: {} }))
  expect(await looking).toBe(true)
  expect(openOnes()).toEqual([])
})

test('a browser that makes no second connection measures nothing, and keeps no first one', async () => {
  mostConnections = 1
  expect(await relaySpeed({}, new AbortController().signal)).toBeNull()
  expect(made).toHaveLength(1)
  expect(openOnes()).toEqual([])
})
