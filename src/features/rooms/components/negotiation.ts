/**
 * Perfect negotiation (WebRTC 1.0, section 10.7): of two browsers that make an offer at the same time the polite one takes its
 * own back. Everything happens in order, and candidates wait until the description that they belong to is set.
 *
 * The impolite side makes the first offer, with a place for sound and one for the picture. What is sent at a place changes
 * later without a new offer, so that only a restart needs one.
 */
import type { SignalBody } from '@/domain/rooms/protocol'

/** The part of a connection that is negotiated. */
export type Negotiable = Pick<
  RTCPeerConnection,
  | 'signalingState'
  | 'remoteDescription'
  | 'localDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
>

type Options = {
  connection: Negotiable
  isPolite: boolean
  send: (body: SignalBody) => void
  /** An offer was set, and the answer is not made yet. */
  onOffer: () => Promise<void>
  later: (work: () => void, ms: number) => ReturnType<typeof setTimeout>
}

const answerWithinMs = 8000

export class Negotiation {
  readonly #options: Options
  #steps: Promise<void> = Promise.resolve()
  #waitingCandidates: RTCIceCandidateInit[] = []
  #ignoresOffer = false
  #isClosed = false
  #reminder: ReturnType<typeof setTimeout> | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Makes an offer. The polite side waits for the first one of the other. */
  readonly offer = () => {
    const { connection, isPolite } = this.#options
    this.#next(async () => {
      if (isPolite && !connection.remoteDescription) return
      await connection.setLocalDescription()
      this.#sendDescription()
      this.#remind()
    })
  }

  readonly take = (body: SignalBody) => {
    this.#next(() =>
      body.kind === 'description' ? this.#takeDescription(body.type, body.sdp) : this.#takeCandidate(body),
    )
  }

  readonly sendCandidate = (candidate: RTCIceCandidate | null) => {
    if (!candidate?.candidate) return
    const { candidate: line, sdpMid, sdpMLineIndex } = candidate
    this.#options.send({ kind: 'candidate', candidate: line, sdpMid, sdpMLineIndex })
  }

  readonly close = () => {
    this.#isClosed = true
    if (this.#reminder) clearTimeout(this.#reminder)
  }

  async #takeDescription(type: RTCSdpType, sdp: string) {
    const { connection, isPolite, onOffer } = this.#options
    const state = connection.signalingState
    this.#ignoresOffer = type === 'offer' && state !== 'stable' && !isPolite
    // An answer to an offer that was taken back or answered before.
    const isLate = type === 'answer' && state !== 'have-local-offer'
    if (this.#ignoresOffer || isLate) return
    await connection.setRemoteDescription({ type, sdp })
    const candidates = this.#waitingCandidates
    this.#waitingCandidates = []
    for (const candidate of candidates) await this.#add(candidate)
    if (type !== 'offer') return
    await onOffer()
    await connection.setLocalDescription()
    this.#sendDescription()
  }

  async #takeCandidate({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidateInit) {
    const init: RTCIceCandidateInit = { candidate, sdpMid, sdpMLineIndex }
    if (this.#options.connection.remoteDescription) await this.#add(init)
    else this.#waitingCandidates.push(init)
  }

  /** A candidate of an ignored offer, or of the time before a restart, fits nothing: the connection goes on without it. */
  async #add(candidate: RTCIceCandidateInit) {
    if (this.#ignoresOffer) return
    await this.#options.connection.addIceCandidate(candidate).catch(() => undefined)
  }

  #sendDescription() {
    const description = this.#options.connection.localDescription
    if (description) this.#options.send({ kind: 'description', type: description.type, sdp: description.sdp })
  }

  /** An offer that got lost would leave both sides waiting. */
  #remind() {
    if (this.#reminder) clearTimeout(this.#reminder)
    this.#reminder = this.#options.later(() => {
      if (this.#options.connection.signalingState === 'have-local-offer') this.offer()
    }, answerWithinMs)
  }

  #next(step: () => Promise<void>) {
    // A step that fails, such as one on a closed connection, ends nothing: the next restart negotiates anew.
    this.#steps = this.#steps.then(() => (this.#isClosed ? undefined : step())).catch(() => undefined)
  }
}
