/**
 * The connection to one page of another person. It restarts by itself when it fails, with renewed credentials of the relay,
 * for as long as that person is in the room.
 */
import { channelMessage, type ChannelMessage, type MediaState } from '@/domain/rooms/channel-message'
import type { PictureSize } from '@/domain/rooms/line'
import type { SignalBody } from '@/domain/rooms/protocol'
import { LineQuality } from './line-quality'
import { Negotiation } from './negotiation'
import { PeerMedia, type SentTracks } from './peer-media'
import type { PeerView } from './room-connection'

export type LocalSide = { tracks: SentTracks; cameraOn: boolean; microphoneOn: boolean }

type Options = {
  seatId: string
  arrival: string
  isPolite: boolean
  configuration: RTCConfiguration
  renewed: () => Promise<RTCConfiguration | null>
  send: (body: SignalBody) => void
  onChange: () => void
  /** Messages can be sent from now on. */
  onOpen: () => void
  onMessage: (message: ChannelMessage) => void
}

const measureMs = 2000
/** A change of network often mends itself within this time. */
const disconnectedMs = 3000
/** The polite side restarts later, so that the two do not restart at the same time. */
const politeMs = 2000
const retryMs = 10_000

export class Peer {
  readonly arrival: string
  readonly #options: Options
  readonly #connection: RTCPeerConnection
  readonly #channel: RTCDataChannel
  readonly #negotiation: Negotiation
  readonly #media: PeerMedia
  readonly #quality = new LineQuality()
  readonly #measuring: ReturnType<typeof setInterval>
  #restarting: ReturnType<typeof setTimeout> | null = null
  #state: PeerView['state'] = 'connecting'
  #local: LocalSide = { tracks: { audio: null, video: null }, cameraOn: false, microphoneOn: false }
  #remote: MediaState | null = null
  #size: PictureSize = 'small'

  constructor(options: Options) {
    this.#options = options
    this.arrival = options.arrival
    const connection = new RTCPeerConnection(options.configuration)
    this.#connection = connection
    this.#media = new PeerMedia(connection)
    this.#negotiation = new Negotiation({
      connection,
      isPolite: options.isPolite,
      send: options.send,
      onOffer: this.#media.takePlaces,
      later: (work, ms) => setTimeout(work, ms),
    })
    connection.onnegotiationneeded = this.#negotiation.offer
    connection.onicecandidate = ({ candidate }) => this.#negotiation.sendCandidate(candidate)
    connection.onconnectionstatechange = this.#onState
    connection.ontrack = ({ track }) => {
      this.#media.takeTrack(track)
      options.onChange()
    }
    this.#channel = connection.createDataChannel('messages', { negotiated: true, id: 0 })
    this.#channel.onopen = () => {
      this.#tellState()
      options.onOpen()
    }
    this.#channel.onmessage = ({ data }) => this.#take(channelMessage(data))
    if (!options.isPolite) void this.#media.addPlaces()
    this.#measuring = setInterval(() => void this.#measure(), measureMs)
    this.#restartIn(retryMs)
  }

  readonly view = (): PeerView => ({
    seatId: this.#options.seatId,
    stream: this.#media.received(),
    state: this.#state,
    line: this.#quality.line(),
    cameraOn: this.#remote?.cameraOn ?? null,
    microphoneOn: this.#remote?.microphoneOn ?? null,
    pictureSaved: this.#remote?.savesPicture ?? false,
  })

  readonly setLocal = (local: LocalSide) => {
    this.#local = local
    this.#tellState()
    return this.#media.send(local.tracks)
  }

  /** Whether the message could be sent. */
  readonly say = (message: ChannelMessage): boolean => {
    if (this.#channel.readyState !== 'open') return false
    this.#channel.send(JSON.stringify(message))
    return true
  }

  readonly restart = async () => {
    this.#restartIn(retryMs)
    const configuration = await this.#options.renewed()
    if (!configuration || this.#connection.signalingState === 'closed') return
    this.#connection.setConfiguration(configuration)
    this.#connection.restartIce()
  }

  readonly close = () => {
    clearInterval(this.#measuring)
    this.#stopRestarting()
    this.#negotiation.close()
    this.#connection.close()
  }

  readonly takeSignal = (body: SignalBody) => this.#negotiation.take(body)

  #take(message: ChannelMessage | null) {
    if (!message) return
    if (message.kind === 'state') this.#remote = message
    else if (message.kind === 'size') {
      this.#size = message.size
      void this.#media.fit(this.#quality.line(), this.#size)
    } else this.#options.onMessage(message)
    this.#options.onChange()
  }

  readonly #onState = () => {
    const { connectionState } = this.#connection
    if (connectionState === 'connected') {
      this.#stopRestarting()
      this.#become('connected')
      void this.#media.apply()
    }
    const delay = this.#options.isPolite ? politeMs : 0
    if (connectionState === 'disconnected') this.#restartIn(disconnectedMs + delay)
    if (connectionState === 'failed') {
      this.#become('lost')
      this.#restartIn(delay)
    }
  }

  #become(state: PeerView['state']) {
    this.#state = state
    this.#options.onChange()
  }

  #restartIn(ms: number) {
    this.#stopRestarting()
    this.#restarting = setTimeout(() => {
      if (this.#connection.connectionState === 'connected') return
      this.#become('lost')
      void this.restart()
    }, ms)
  }

  #stopRestarting() {
    if (this.#restarting) clearTimeout(this.#restarting)
    this.#restarting = null
  }

  async #measure() {
    if (this.#state !== 'connected') return
    const before = this.#quality.line()
    const line = this.#quality.measure(await this.#connection.getStats())
    if (line === before) return
    await this.#media.fit(line, this.#size)
    this.#tellState()
    this.#options.onChange()
  }

  #tellState() {
    const { cameraOn, microphoneOn } = this.#local
    this.say({ kind: 'state', cameraOn, microphoneOn, savesPicture: cameraOn && this.#quality.line() === 'poor' })
  }
}
