/** The camera and the microphone of this device. They start only by a tap, and the light of a camera goes out with it. */
import type { DeviceKind } from '@/domain/rooms/devices'
import type { Means } from '@/domain/rooms/protocol'
import { applyBlur, offersBlur } from './background-blur'
import { isGone, kindOf, openWished, problemOf, type DeviceIds, type MediaProblem } from './device-requests'

export type LocalState = {
  stream: MediaStream | null
  cameraOn: boolean
  microphoneOn: boolean
  /** The background is blurred, or will be when the camera goes on. */
  blurOn: boolean
  problem: MediaProblem | null
  /** The chosen devices, or else those that were open last. */
  devices: DeviceIds
  /** Of this kind another device is in use than the chosen one, which is not there. */
  fallback: DeviceKind | null
}

type Options = { wantsBlur?: boolean | undefined; devices?: DeviceIds | undefined }

export class LocalMedia {
  readonly #onChange: () => void
  #tracks: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null }
  #stream: MediaStream | null = null
  #problem: MediaProblem | null = null
  #fallback: DeviceKind | null = null
  #devices: DeviceIds
  /** A device that opens after it was switched off again, or after the page was left, is closed at once. */
  #asked = { audio: 0, video: 0 }
  /** The newest choice counts: an older one opens nothing more once the browser has answered it. */
  #choice = 0
  /** Each camera that opens is blurred before it is used. */
  #blur: boolean
  /** Another microphone that opens while this one is off is off as well. */
  #isMuted = false

  constructor(stream: MediaStream | null, onChange: () => void, { wantsBlur = false, devices }: Options = {}) {
    this.#onChange = onChange
    this.#blur = wantsBlur
    this.#devices = devices ?? { audio: null, video: null }
    for (const track of stream?.getTracks() ?? []) this.#keep(track)
  }

  readonly state = (): LocalState => ({
    stream: this.#stream,
    cameraOn: this.#tracks.video !== null,
    microphoneOn: this.#tracks.audio?.enabled ?? false,
    blurOn: this.#blur,
    problem: this.#problem,
    devices: this.#devices,
    fallback: this.#fallback,
  })

  readonly tracks = () => this.#tracks

  readonly setCamera = async (on: boolean) => {
    if (!on) this.#release('video')
    else if (!this.#tracks.video) await this.#open('video')
    this.#onChange()
  }

  /** The microphone stays open while it is off: some telephones give it once only. */
  readonly setMicrophone = async (on: boolean) => {
    const { audio } = this.#tracks
    this.#isMuted = !on
    if (audio) audio.enabled = on
    else if (on) await this.#open('audio')
    else this.#asked.audio += 1
    this.#onChange()
  }

  /** Goes on with another camera or microphone. One that does not open leaves the former one on. */
  readonly setDevice = async (kind: DeviceKind, id: string) => {
    const formerId = this.#devices[kind]
    this.#devices = { ...this.#devices, [kind]: id }
    if (this.#fallback === kind) this.#fallback = null
    if (this.#tracks[kind]) {
      // A telephone opens one camera at a time.
      this.#release(kind)
      const request = this.#asked[kind] + 1
      if (!(await this.#open(kind)) && this.#asked[kind] === request) await this.#reopen(kind, formerId)
    }
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

  /** Hands on what is open, and closes what opens later. */
  readonly take = (): MediaStream | null => {
    const stream = this.#stream
    this.#tracks = { audio: null, video: null }
    this.stop()
    return stream
  }

  async #openBoth() {
    this.#isMuted = false
    // Who refused both is not asked twice more.
    return (await this.#open('audio', 'video')) || this.#problem === 'refused'
  }

  /** Whether the browser opened them. What was asked for before is closed when it opens later. */
  async #open(...kinds: DeviceKind[]): Promise<boolean> {
    for (const kind of kinds) this.#asked[kind] += 1
    const requests = { ...this.#asked }
    const isNewest = (kind: DeviceKind) => this.#asked[kind] === requests[kind]
    const wishes = this.#devices
    try {
      const stream = await openWished(kinds, wishes, this.#blur, () => kinds.some(isNewest))
      this.#problem = null
      for (const track of stream.getTracks())
        if (isNewest(kindOf(track))) this.#keep(track, wishes)
        else track.stop()
      return true
    } catch (error) {
      if (kinds.some(isNewest)) this.#problem = problemOf(error)
      return false
    }
  }

  async #reopen(kind: DeviceKind, id: string | null) {
    const problem = this.#problem
    this.#devices = { ...this.#devices, [kind]: id }
    await this.#open(kind)
    this.#problem ??= problem
  }

  #keep(track: MediaStreamTrack, wishes?: DeviceIds) {
    const kind = kindOf(track)
    const { deviceId = null } = track.getSettings()
    const wishedId = wishes?.[kind]
    if (wishedId && deviceId && wishedId !== deviceId) this.#fallback = kind
    if (kind === 'audio' && this.#isMuted) track.enabled = false
    this.#devices = { ...this.#devices, [kind]: deviceId }
    this.#tracks = { ...this.#tracks, [kind]: track }
    this.#stream = this.#streamOf()
    // A telephone call or another app took the device, or somebody pulled it out.
    track.addEventListener('ended', () => void this.#onEnd(kind, track))
  }

  async #onEnd(kind: DeviceKind, track: MediaStreamTrack) {
    if (this.#tracks[kind] !== track) return
    this.#problem = 'busy'
    this.#release(kind)
    this.#onChange()
    const request = this.#asked[kind]
    if (!(await isGone(this.#devices[kind])) || this.#asked[kind] !== request) return
    this.#problem = 'gone'
    // Another microphone goes on with the call. Another camera may show what nobody looked at: it waits for a tap.
    if (kind === 'audio') await this.#open('audio')
    this.#onChange()
  }

  #release(kind: DeviceKind) {
    this.#asked[kind] += 1
    if (this.#fallback === kind) this.#fallback = null
    this.#tracks[kind]?.stop()
    this.#tracks = { ...this.#tracks, [kind]: null }
    this.#stream = this.#streamOf()
  }

  #streamOf() {
    const tracks = [this.#tracks.audio, this.#tracks.video].flatMap((track) => track ?? [])
    return tracks.length > 0 ? new MediaStream(tracks) : null
  }
}
