/** The camera and the microphone of this device. They start only by a tap, and the light of a camera goes out with it. */
import { deviceKinds, type DeviceKind } from '@/domain/rooms/devices'
import type { Means } from '@/domain/rooms/protocol'
import { applyBlur, offersBlur } from './background-blur'
import { kindOf, openWished, problemOf, problemOfEnd, type DeviceIds, type MediaProblem } from './device-requests'

export type LocalState = {
  /** While another device takes the place of one, the page stays as it is: the stopped track stands until then, and counts as on. */
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
    cameraOn: this.#shownTrack('video') !== undefined,
    microphoneOn: this.#shownTrack('audio')?.enabled ?? false,
    blurOn: this.#blur,
    problem: this.#problem,
    devices: this.#devices,
    fallback: this.#fallback,
  })

  readonly tracks = () => this.#tracks

  readonly setCamera = async (on: boolean) => {
    if (!on || !(this.#tracks.video || (await this.#open('video')))) this.#release('video')
    this.#onChange()
  }

  /** The microphone stays open while it is off: some telephones give it once only. */
  readonly setMicrophone = async (on: boolean) => {
    const { audio } = this.#tracks
    this.#isMuted = !on
    if (audio) audio.enabled = on
    else if (!on || !(await this.#open('audio'))) this.#release('audio')
    this.#onChange()
  }

  /** Goes on with another camera or microphone. One that does not open leaves the former one on. */
  readonly setDevice = async (kind: DeviceKind, id: string) => {
    const formerId = this.#devices[kind]
    const former = this.#tracks[kind]
    this.#devices = { ...this.#devices, [kind]: id }
    if (this.#fallback === kind) this.#fallback = null
    if (former) {
      // A telephone opens one camera at a time.
      former.stop()
      this.#tracks = { ...this.#tracks, [kind]: null }
      if (!(await this.#open(kind))) await this.#reopen(kind, formerId)
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
    this.#problem = null
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
    this.#problem = null
    this.#release('audio')
    this.#release('video')
  }

  /** Hands on what is open, and closes what opens later. */
  readonly take = (): MediaStream | null => {
    for (const kind of deviceKinds) if (!this.#tracks[kind]) this.#release(kind)
    const stream = this.#stream
    this.#tracks = { audio: null, video: null }
    this.stop()
    return stream
  }

  async #openBoth() {
    for (const kind of deviceKinds) this.#release(kind)
    this.#isMuted = false
    // Who refused both is not asked twice more.
    return (await this.#open('audio', 'video')) || this.#problem === 'refused'
  }

  /**
   * False when one that is still asked for did not open. What was switched off meanwhile is closed when it opens. So is a device in whose
   * place another one was chosen meanwhile, and then that one opens: a device that was only passed in a list is sent to nobody.
   */
  async #open(...kinds: DeviceKind[]): Promise<boolean> {
    for (const kind of kinds) this.#asked[kind] += 1
    const requests = { ...this.#asked }
    const wishes = this.#devices
    const isAsked = (kind: DeviceKind) => this.#asked[kind] === requests[kind]
    const isNewest = (kind: DeviceKind) => isAsked(kind) && this.#devices[kind] === wishes[kind]
    // A problem that comes again is told again.
    this.#problem = null
    this.#onChange()
    const result = await openWished(kinds, wishes, this.#blur, () => kinds.some(isNewest)).catch(problemOf)
    const laterKinds = kinds.filter((kind) => isAsked(kind) && !isNewest(kind))
    if (typeof result === 'string') {
      if (laterKinds.length > 0) return this.#open(...kinds.filter(isAsked))
      if (!kinds.some(isAsked)) return true
      this.#problem = result
      return false
    }
    for (const track of result.getTracks())
      if (isNewest(kindOf(track))) this.#keep(track, wishes)
      else track.stop()
    return laterKinds.length === 0 || this.#open(...laterKinds)
  }

  async #reopen(kind: DeviceKind, id: string | null) {
    const problem = this.#problem
    this.#devices = { ...this.#devices, [kind]: id }
    if (!(await this.#open(kind))) this.#release(kind)
    else if (this.#tracks[kind]) this.#problem ??= problem
  }

  #keep(track: MediaStreamTrack, wishes?: DeviceIds) {
    const kind = kindOf(track)
    const { deviceId = null } = track.getSettings()
    const wishedId = wishes?.[kind]
    if (wishedId && deviceId && wishedId !== deviceId) this.#fallback = kind
    if (kind === 'audio' && this.#isMuted) track.enabled = false
    this.#devices = { ...this.#devices, [kind]: deviceId }
    this.#tracks = { ...this.#tracks, [kind]: track }
    this.#show(kind, track)
    // A telephone call or another app took the device, or somebody pulled it out.
    track.addEventListener('ended', () => void this.#onEnd(kind, track))
  }

  /** Nothing opens in its place but by a tap: another camera may show what nobody looked at, and who pulls out a headset may be overheard. */
  async #onEnd(kind: DeviceKind, track: MediaStreamTrack) {
    if (this.#tracks[kind] !== track) return
    this.#release(kind)
    this.#onChange()
    const request = this.#asked[kind]
    const problem = await problemOfEnd(kind, this.#devices[kind])
    if (this.#asked[kind] !== request) return
    this.#problem = problem
    this.#onChange()
  }

  #release(kind: DeviceKind) {
    this.#asked[kind] += 1
    if (this.#fallback === kind) this.#fallback = null
    this.#tracks[kind]?.stop()
    this.#tracks = { ...this.#tracks, [kind]: null }
    this.#show(kind, null)
  }

  #show(kind: DeviceKind, track: MediaStreamTrack | null) {
    const otherTracks = (this.#stream?.getTracks() ?? []).filter((former) => kindOf(former) !== kind)
    const tracks = track ? [...otherTracks, track] : otherTracks
    this.#stream = tracks.length > 0 ? new MediaStream(tracks) : null
  }

  #shownTrack(kind: DeviceKind) {
    return this.#stream?.getTracks().find((track) => kindOf(track) === kind)
  }
}
