/** What one connection sends and receives: a place for sound and one for the picture. */
import { pictureLimits, type Line, type PictureSize } from '@/domain/rooms/line'

export type SentTracks = { audio: MediaStreamTrack | null; video: MediaStreamTrack | null }

export class PeerMedia {
  readonly #connection: RTCPeerConnection
  #tracks: SentTracks = { audio: null, video: null }
  #line: Line = 'good'
  #size: PictureSize = 'small'
  #received: MediaStream | null = null

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection
  }

  /** The side that makes the first offer. */
  readonly addPlaces = () => {
    for (const kind of ['audio', 'video'] as const) this.#connection.addTransceiver(kind, { direction: 'sendrecv' })
    return this.apply()
  }

  /** The side that answers takes the places of the offer. */
  readonly takePlaces = () => {
    for (const place of this.#connection.getTransceivers()) place.direction = 'sendrecv'
    return this.apply()
  }

  readonly send = (tracks: SentTracks) => {
    this.#tracks = tracks
    return this.apply()
  }

  readonly fit = (line: Line, size: PictureSize) => {
    this.#line = line
    this.#size = size
    return this.apply()
  }

  readonly received = () => this.#received

  /** Sets what is sent, and how much of it the line carries. Sound goes first. */
  readonly apply = async () => {
    for (const { sender, receiver } of this.#connection.getTransceivers()) {
      const isPicture = receiver.track.kind === 'video'
      const track = isPicture ? this.#tracks.video : this.#tracks.audio
      // A connection that closed meanwhile takes nothing.
      if (sender.track !== track) await sender.replaceTrack(track).catch(() => undefined)
      await this.#limit(sender, isPicture).catch(() => undefined)
    }
  }

  /** The received tracks as one stream, which stays the same while they do. */
  readonly takeTrack = (track: MediaStreamTrack) => {
    const otherTracks = (this.#received?.getTracks() ?? []).filter(({ kind }) => kind !== track.kind)
    this.#received = new MediaStream([...otherTracks, track])
  }

  async #limit(sender: RTCRtpSender, isPicture: boolean) {
    const parameters = sender.getParameters()
    const [encoding] = parameters.encodings
    if (!encoding) return
    if (isPicture) {
      const { isOn, kbit, frames, shrinksBy } = pictureLimits(this.#line, this.#size)
      const limits = { active: isOn, maxBitrate: kbit * 1000, maxFramerate: frames, scaleResolutionDownBy: shrinksBy }
      Object.assign(encoding, limits)
    } else Object.assign(encoding, { priority: 'high', maxBitrate: 40_000 })
    await sender.setParameters(parameters)
  }
}
