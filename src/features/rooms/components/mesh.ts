/** The connections to the others in a room: one for each page of somebody who is present. */
import type { ChannelMessage } from '@/domain/rooms/channel-message'
import type { CallBackPromise } from '@/domain/rooms/call-back-promise'
import type { PictureSize } from '@/domain/rooms/line'
import type { ReceivedSignal, RoomView, SeatView, SignalBody } from '@/domain/rooms/protocol'
import { Peer, type LocalSide } from './peer'
import type { Relay } from './relay'
import type { PeerView } from './room-connection'

type Options = {
  relay: Relay
  send: (to: string, toArrival: string, body: SignalBody) => void
  onChange: () => void
  onMessage: (from: string, message: ChannelMessage) => void
}

const mostEarlySignals = 200

const isolatedView = (seatId: string): PeerView => ({
  seatId,
  stream: null,
  state: 'lost',
  line: 'good',
  cameraOn: null,
  microphoneOn: null,
  pictureSaved: false,
})

/** The others, when this page's own seat is let in. */
const othersIn = ({ self, state, seats }: RoomView): SeatView[] => {
  const isPresent = state === 'open' && seats.some((seat) => seat.id === self && seat.state === 'present')
  return isPresent ? seats.filter((seat) => seat.id !== self && seat.state === 'present') : []
}

export class Mesh {
  readonly #options: Options
  readonly #peers = new Map<string, Peer>()
  /** Signals of pages that the server has not named yet. */
  #early: ReceivedSignal[] = []
  /** Texts for somebody whose line is down. */
  readonly #owed = new Map<string, ChannelMessage[]>()
  readonly #sizes = new Map<string, PictureSize>()
  /** The pages of those whom the caller sent away. Who is asked back comes with a new page. */
  readonly #sentAway = new Set<string>()
  #others: SeatView[] = []
  #self = ''
  #local: LocalSide = { tracks: { audio: null, video: null }, cameraOn: false, microphoneOn: false }
  #promise: CallBackPromise | null = null
  #isClosed = false

  constructor(options: Options) {
    this.#options = options
  }

  /** A page that is gone keeps its connection until it fails: only its line to the server may be down. */
  readonly takeView = (view: RoomView) => {
    this.#self = view.self
    this.#others = othersIn(view).filter(({ arrival }) => arrival === null || !this.#sentAway.has(arrival))
    for (const [seatId, peer] of this.#peers) {
      const seat = this.#others.find(({ id }) => id === seatId)
      if (!seat || (seat.arrival !== null && seat.arrival !== peer.arrival)) this.#drop(seatId)
    }
    void this.#connect()
  }

  readonly takeSignal = (signal: ReceivedSignal) => {
    const peer = this.#peers.get(signal.from)
    if (peer?.arrival === signal.fromArrival) peer.takeSignal(signal.body)
    else this.#early = [...this.#early, signal].slice(-mostEarlySignals)
  }

  readonly setLocal = (local: LocalSide) => {
    this.#local = local
    for (const peer of this.#peers.values()) void peer.setLocal(local)
  }

  readonly say = (message: ChannelMessage) => {
    for (const { id } of this.#others)
      if (!this.#peers.get(id)?.say(message)) this.#owed.set(id, [...(this.#owed.get(id) ?? []), message])
  }

  readonly promise = (promise: CallBackPromise) => {
    this.#promise = promise
    for (const peer of this.#peers.values()) peer.say({ kind: 'promise', ...promise })
  }

  readonly enlarge = (seatId: string, size: PictureSize) => {
    this.#sizes.set(seatId, size)
    this.#peers.get(seatId)?.say({ kind: 'size', size })
  }

  /** After a change of network, or after the line to the server was down. */
  readonly restart = (which: 'all' | 'lost') => {
    for (const peer of this.#peers.values()) if (which === 'all' || peer.view().state === 'lost') void peer.restart()
  }

  readonly views = (): PeerView[] => this.#others.map(({ id }) => this.#peers.get(id)?.view() ?? isolatedView(id))

  /** Cuts the line to somebody at once. */
  readonly drop = (seatId: string) => {
    const seat = this.#others.find(({ id }) => id === seatId)
    if (seat?.arrival) this.#sentAway.add(seat.arrival)
    this.#others = this.#others.filter(({ id }) => id !== seatId)
    this.#drop(seatId)
    this.#options.onChange()
  }

  readonly close = () => {
    this.#isClosed = true
    for (const seatId of this.#peers.keys()) this.#drop(seatId)
  }

  async #connect() {
    if (this.#others.every(({ id, arrival }) => !arrival || this.#peers.has(id))) return
    const configuration = await this.#options.relay.renewed()
    if (!configuration || this.#isClosed) return
    for (const { id, arrival } of this.#others)
      if (arrival && !this.#peers.has(id)) this.#add(id, arrival, configuration)
    this.#options.onChange()
  }

  #add(seatId: string, arrival: string, configuration: RTCConfiguration) {
    const { relay, send, onChange, onMessage } = this.#options
    const peer = new Peer({
      seatId,
      arrival,
      isPolite: this.#self > seatId,
      configuration,
      renewed: relay.renewed,
      send: (body) => send(seatId, arrival, body),
      onChange,
      onOpen: () => this.#greet(seatId),
      onMessage: (message) => onMessage(seatId, message),
    })
    this.#peers.set(seatId, peer)
    void peer.setLocal(this.#local)
    const isOfPeer = (signal: ReceivedSignal) => signal.from === seatId && signal.fromArrival === arrival
    for (const signal of this.#early.filter(isOfPeer)) peer.takeSignal(signal.body)
    this.#early = this.#early.filter((signal) => !isOfPeer(signal))
  }

  #greet(seatId: string) {
    const peer = this.#peers.get(seatId)
    const size = this.#sizes.get(seatId)
    if (this.#promise) peer?.say({ kind: 'promise', ...this.#promise })
    if (size) peer?.say({ kind: 'size', size })
    for (const message of this.#owed.get(seatId) ?? []) peer?.say(message)
    this.#owed.delete(seatId)
  }

  #drop(seatId: string) {
    this.#peers.get(seatId)?.close()
    this.#peers.delete(seatId)
  }
}
