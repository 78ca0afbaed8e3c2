/** The camera and the microphone of this device. They start only by a tap, and the light of a camera goes out with it. */
import type { Means } from '@/domain/rooms/protocol'
import { applyBlur, offersBlur, openDevices } from './background-blur'

/** Refused by the person or the browser; no such device; or in use by another app. */
export type MediaProblem = 'refused' | 'missing' | 'busy'

export type LocalState = {
  stream: MediaStream | null
  cameraOn: boolean
  microphoneOn: boolean
  /** The background is blurred, or will be when the camera goes on. */
  blurOn: boolean
  problem: MediaProblem | null
}

/** Enough for a picture of 640 × 480 that is sent at half the size, or whole when the other side enlarges it. */
const camera: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 25, max: 30 },
  facingMode: 'user',
}
const microphone: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

const problems: Readonly<Record<string, MediaProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
const problemOf = (error: unknown): MediaProblem => problems[error instanceof Error ? error.name : ''] ?? 'missing'

export class LocalMedia {
  readonly #onChange: () => void
  #tracks: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null }
  #stream: MediaStream | null = null
  #problem: MediaProblem | null = null
  /** A device that opens after it was switched off again, or after the page was left, is closed at once. */
  #asked = { audio: 0, video: 0 }
  /** The newest choice counts: an older one opens nothing more once the browser has answered it. */
  #choice = 0
  /** Each camera that opens is blurred before it is used. */
  #blur: boolean

  constructor(stream: MediaStream | null, onChange: () => void, wantsBlur = false) {
    this.#onChange = onChange
    this.#blur = wantsBlur
    for (const track of stream?.getTracks() ?? []) this.#keep(track)
  }

  readonly state = (): LocalState => ({
    stream: this.#stream,
    cameraOn: this.#tracks.video !== null,
    microphoneOn: this.#tracks.audio?.enabled ?? false,
    blurOn: this.#blur,
    problem: this.#problem,
  })

  readonly tracks = () => this.#tracks

  readonly setCamera = async (on: boolean) => {
    if (!on) this.#release('video')
    else if (!this.#tracks.video) await this.#open('video', { video: camera })
    this.#onChange()
  }

  /** The microphone stays open while it is off: some telephones give it once only. */
  readonly setMicrophone = async (on: boolean) => {
    const { audio } = this.#tracks
    if (audio) audio.enabled = on
    else if (on) await this.#open('audio', { audio: microphone })
    else this.#asked.audio += 1
    this.#onChange()
  }

  readonly setBlur = async (on: boolean) => {
    const { video } = this.#tracks
    const before = this.#blur
    this.#blur = on
    if (video && offersBlur(video)) await applyBlur(video, on).catch(() => void (this.#blur = before))
    this.#onChange()
  }

  /** Closes what a choice does not need, also what the browser still asks about. Nothing goes on by it. */
  readonly narrow = (means: Means) => {
    this.#choice += 1
    if (means === 'text') this.#release('audio')
    if (means !== 'video') this.#release('video')
    this.#onChange()
  }

  readonly setMeans = async (means: Means) => {
    this.narrow(means)
    const choice = this.#choice
    const isNewest = () => choice === this.#choice
    // One question of the browser for both. A device without a camera still has a microphone.
    const needsBoth = means === 'video' && !this.#tracks.audio && !this.#tracks.video
    if (needsBoth && ((await this.#openBoth()) || !isNewest())) return this.#onChange()
    if (means !== 'text') await this.setMicrophone(true)
    if (!isNewest()) return
    const { problem } = this.state()
    if (means === 'video') await this.setCamera(true)
    if (isNewest()) this.#problem ??= problem
    this.#onChange()
  }

  readonly stop = () => {
    this.#choice += 1
    this.#release('audio')
    this.#release('video')
  }

  async #openBoth() {
    const requests = { audio: (this.#asked.audio += 1), video: (this.#asked.video += 1) }
    try {
      const stream = await openDevices({ audio: microphone, video: camera }, this.#blur)
      this.#problem = null
      for (const track of stream.getTracks()) this.#keepAsked(track, requests)
      return true
    } catch (error) {
      if (this.#asked.audio === requests.audio || this.#asked.video === requests.video) this.#problem = problemOf(error)
      // Who refused both is not asked twice more.
      return this.#problem === 'refused'
    }
  }

  async #open(kind: 'audio' | 'video', constraints: MediaStreamConstraints) {
    const requests = { ...this.#asked, [kind]: (this.#asked[kind] += 1) }
    try {
      const stream = await openDevices(constraints, this.#blur)
      this.#problem = null
      for (const track of stream.getTracks()) this.#keepAsked(track, requests)
    } catch (error) {
      if (this.#asked[kind] === requests[kind]) this.#problem = problemOf(error)
    }
  }

  #keepAsked(track: MediaStreamTrack, requests: { audio: number; video: number }) {
    const kind = track.kind === 'video' ? 'video' : 'audio'
    if (this.#asked[kind] === requests[kind]) this.#keep(track)
    else track.stop()
  }

  #keep(track: MediaStreamTrack) {
    const kind = track.kind === 'video' ? 'video' : 'audio'
    this.#tracks = { ...this.#tracks, [kind]: track }
    this.#stream = this.#streamOf()
    // A telephone call or another app took the device, or somebody pulled it out.
    track.addEventListener('ended', () => {
      if (this.#tracks[kind] !== track) return
      this.#problem = 'busy'
      this.#release(kind)
      this.#onChange()
    })
  }

  #release(kind: 'audio' | 'video') {
    this.#asked[kind] += 1
    this.#tracks[kind]?.stop()
    this.#tracks = { ...this.#tracks, [kind]: null }
    this.#stream = this.#streamOf()
  }

  #streamOf() {
    const tracks = [this.#tracks.audio, this.#tracks.video].flatMap((track) => track ?? [])
    return tracks.length > 0 ? new MediaStream(tracks) : null
  }
}
