import { expect, test } from 'vitest'
import type { SignalBody } from '@/domain/rooms/protocol'
import { Negotiation, type Negotiable } from './negotiation'

/** As much of a connection as is negotiated: it keeps the states of WebRTC 1.0, and refuses a candidate before its description. */
class FakeConnection implements Negotiable {
  signalingState: RTCSignalingState = 'stable'
  localDescription: RTCSessionDescription | null = null
  remoteDescription: RTCSessionDescription | null = null
  readonly candidates: string[] = []
  #offers = 0

  readonly name: string
  constructor(name: string) {
    this.name = name
  }

  setLocalDescription = async () => {
    const isAnswer = this.signalingState === 'have-remote-offer'
    this.#offers += isAnswer ? 0 : 1
    this.localDescription = described(isAnswer ? 'answer' : 'offer', `${this.name}${this.#offers}`)
    this.signalingState = isAnswer ? 'stable' : 'have-local-offer'
  }

  setRemoteDescription = async ({ type, sdp = '' }: RTCSessionDescriptionInit) => {
    if (type === 'answer' && this.signalingState !== 'have-local-offer') throw new Error('no offer is open')
    this.remoteDescription = described(type, sdp)
    this.signalingState = type === 'offer' ? 'have-remote-offer' : 'stable'
  }

  addIceCandidate = async (candidate?: RTCIceCandidateInit | null) => {
    if (!this.remoteDescription) throw new Error('no description yet')
    this.candidates.push(candidate?.candidate ?? '')
  }
}

const described = (type: RTCSdpType, sdp: string): RTCSessionDescription => ({
  type,
  sdp,
  toJSON: () => ({ type, sdp }),
})

const aSide = (name: string, isPolite: boolean) => {
  const connection = new FakeConnection(name)
  const sent: SignalBody[] = []
  const reminders: (() => void)[] = []
  const negotiation = new Negotiation({
    connection,
    isPolite,
    send: (body) => void sent.push(body),
    onOffer: async () => undefined,
    later: (work) => {
      reminders.push(work)
      return setTimeout(() => undefined, 0)
    },
  })
  return { connection, negotiation, sent, reminders }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
type Side = ReturnType<typeof aSide>

/** Hands over what waits, until nothing does. */
const exchange = async (one: Side, other: Side) => {
  await settle()
  while (one.sent.length + other.sent.length > 0) {
    for (const body of one.sent.splice(0)) other.negotiation.take(body)
    for (const body of other.sent.splice(0)) one.negotiation.take(body)
    await settle()
  }
}
const candidate = (text: string): SignalBody => ({ kind: 'candidate', candidate: text, sdpMid: '0', sdpMLineIndex: 0 })

test('the polite side waits for the first offer of the other', async () => {
  const polite = aSide('p', true)
  polite.negotiation.offer()
  await settle()
  expect(polite.sent).toEqual([])
})

test('candidates that come before their description wait for it', async () => {
  const polite = aSide('p', true)
  polite.negotiation.take(candidate('early'))
  await settle()
  expect(polite.connection.candidates).toEqual([])
  polite.negotiation.take({ kind: 'description', type: 'offer', sdp: 'i1' })
  polite.negotiation.take(candidate('late'))
  await settle()
  expect(polite.connection.candidates).toEqual(['early', 'late'])
  expect(polite.sent).toMatchObject([{ kind: 'description', type: 'answer' }])
})

test('of two offers at the same time that of the impolite side stands', async () => {
  const [polite, impolite] = [aSide('p', true), aSide('i', false)]
  impolite.negotiation.offer()
  await exchange(polite, impolite)
  polite.negotiation.offer()
  impolite.negotiation.offer()
  await exchange(polite, impolite)
  expect([polite.connection.signalingState, impolite.connection.signalingState]).toEqual(['stable', 'stable'])
  expect(polite.connection.remoteDescription?.sdp).toBe('i2')
  expect(impolite.connection.remoteDescription?.type).toBe('answer')
})

test('an offer that got lost is made again', async () => {
  const [polite, impolite] = [aSide('p', true), aSide('i', false)]
  impolite.negotiation.offer()
  await settle()
  impolite.sent.splice(0)
  impolite.reminders.at(-1)?.()
  await exchange(polite, impolite)
  expect(impolite.connection.signalingState).toBe('stable')
  impolite.reminders.at(-1)?.()
  await settle()
  expect(impolite.sent, 'and not once it is answered').toEqual([])
})

test('an answer to no offer and a step that failed end nothing, and after the end nothing is taken', async () => {
  const [polite, impolite] = [aSide('p', true), aSide('i', false)]
  impolite.negotiation.take({ kind: 'description', type: 'answer', sdp: 'of an older page' })
  const { setLocalDescription } = impolite.connection
  impolite.connection.setLocalDescription = () => Promise.reject(new Error('a step that fails'))
  impolite.negotiation.offer()
  await settle()
  impolite.connection.setLocalDescription = setLocalDescription
  impolite.negotiation.offer()
  await exchange(polite, impolite)
  expect(impolite.connection.remoteDescription?.type).toBe('answer')
  polite.negotiation.close()
  polite.negotiation.take({ kind: 'description', type: 'offer', sdp: 'after the end' })
  await settle()
  expect(polite.connection.remoteDescription?.sdp).toBe('i1')
})
