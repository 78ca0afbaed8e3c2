/** One page in a room: its line to the server, its devices, and its connections to the others, as one state to show. */
import type { ChannelMessage } from '@/domain/rooms/channel-message'
import type { CallBackPromise } from '@/domain/rooms/call-back-promise'
import type { PictureSize } from '@/domain/rooms/line'
import type { Means, RoomView } from '@/domain/rooms/protocol'
import { isHost } from '@/domain/rooms/seats'
import { LocalMedia } from './local-media'
import { Mesh } from './mesh'
import { Relay } from './relay'
import type { RoomActions, RoomMessage, RoomOptions, RoomPhase, RoomSnapshot } from './room-connection'
import { postUntilTaken } from './room-requests'
import { Signals } from './signals'

/** Not every browser tells when the network changes. */
const networkOf = (): EventTarget | null =>
  'connection' in navigator && navigator.connection instanceof EventTarget ? navigator.connection : null

/** How long a leave is tried. The server notices by itself when a page is gone. */
const leaveMs = 30_000

/** So many messages stay on the page: more than is read back in a call, and no program fills the page. */
const mostMessages = 200

export class RoomStore {
  readonly #base: string
  readonly #arrival = crypto.randomUUID()
  readonly #media: LocalMedia
  readonly #listeners = new Set<() => void>()
  #signals: Signals | null = null
  #relay: Relay | null = null
  #mesh: Mesh | null = null
  #view: RoomView
  #phase: RoomPhase = 'connecting'
  #messages: readonly RoomMessage[] = []
  #promised: CallBackPromise | null = null
  #stopping: ReturnType<typeof setTimeout> | null = null
  #isOpen = false
  #snapshot: RoomSnapshot

  constructor({ base, initial, startWith, wantsBlur, devices }: RoomOptions) {
    this.#base = base
    this.#view = initial
    this.#media = new LocalMedia(startWith, () => this.#onMedia(), { wantsBlur, devices })
    this.#snapshot = this.#look()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = (): RoomSnapshot => this.#snapshot

  readonly open = () => {
    this.#isOpen = true
    if (this.#stopping) clearTimeout(this.#stopping)
    const relay = new Relay(this.#base)
    const signals = new Signals(this.#base, this.#arrival, {
      onView: this.#takeView,
      onSignal: (signal) => this.#mesh?.takeSignal(signal),
      onLine: this.#onLine,
      onEnd: (why) => this.#end(why === 'replaced' ? 'replaced' : 'closed'),
    })
    this.#relay = relay
    this.#signals = signals
    this.#mesh = new Mesh({ relay, send: signals.send, onChange: this.#changed, onMessage: this.#onMessage })
    window.addEventListener('online', this.#onNetwork)
    networkOf()?.addEventListener('change', this.#onNetwork)
    this.#onMedia()
    signals.open()
  }

  /** React closes and opens a component again while it is developed: the devices of who opens again at once stay on. */
  readonly close = () => {
    this.#isOpen = false
    this.#disconnect()
    this.#stopping = setTimeout(() => this.#media.stop())
  }

  /** Everything goes off before this returns. */
  readonly stop = () => {
    this.#disconnect()
    this.#media.stop()
  }

  readonly actions: RoomActions = {
    setCamera: (on) => this.#media.setCamera(on),
    setMicrophone: (on) => this.#media.setMicrophone(on),
    setBlur: (on) => this.#media.setBlur(on),
    setDevice: (kind, id) => this.#media.setDevice(kind, id),
    chooseMeans: (means: Means) => this.#media.setMeans(means),
    say: (text) => {
      const message = { id: crypto.randomUUID(), text }
      this.#mesh?.say({ kind: 'text', ...message })
      this.#keep({ ...message, from: this.#view.self })
    },
    promise: (promise) => this.#mesh?.promise(promise),
    enlarge: (seatId: string, size: PictureSize) => this.#mesh?.enlarge(seatId, size),
    drop: (seatId: string) => this.#mesh?.drop(seatId),
    leave: async () => {
      this.#end('closed')
      const oldAt = Date.now() + leaveMs
      // Who asks to come in again meanwhile is not sent away by a leave that arrives later.
      const isOfUse = () => this.#isOpen && Date.now() < oldAt
      await postUntilTaken(`${this.#base}/leave`, {}, isOfUse, { keepalive: true })
    },
  }

  readonly #takeView = (view: RoomView) => {
    this.#view = view
    this.#phase = 'open'
    this.#mesh?.takeView(view)
    if (view.state === 'closed') this.#end('closed')
    // Whoever was sent away is neither seen nor heard, and starts anew when they are asked back.
    const own = view.seats.find(({ id }) => id === view.self)?.state
    if (own === 'removed' || own === 'left') this.#media.stop()
    this.#changed()
  }

  readonly #onLine = (isOpen: boolean) => {
    // The line is open again once it has said how the room is now.
    if (isOpen) this.#mesh?.restart('lost')
    else this.#phase = 'reconnecting'
    this.#changed()
  }

  readonly #onNetwork = () => {
    this.#signals?.reopen()
    this.#mesh?.restart('all')
  }

  readonly #onMedia = () => {
    const { cameraOn, microphoneOn } = this.#media.state()
    this.#mesh?.setLocal({ tracks: this.#media.tracks(), cameraOn, microphoneOn })
    this.#changed()
  }

  readonly #onMessage = (from: string, message: ChannelMessage) => {
    if (message.kind === 'text') this.#keep({ id: message.id, text: message.text, from })
    // Only the caller calls back.
    const isCaller = this.#view.seats.some((seat) => seat.id === from && isHost(seat))
    if (message.kind === 'promise' && isCaller) this.#promised = { minutes: message.minutes, ending: message.ending }
    this.#changed()
  }

  #keep(message: Omit<RoomMessage, 'at' | 'writer'>) {
    if (this.#messages.some(({ id }) => id === message.id)) return
    const writer = this.#view.seats.find(({ id }) => id === message.from) ?? null
    this.#messages = [...this.#messages, { ...message, writer, at: Date.now() }].slice(-mostMessages)
    this.#changed()
  }

  /** The devices go off: whoever is in no room is neither seen nor heard. */
  #end(phase: 'replaced' | 'closed') {
    this.#phase = phase
    this.stop()
    this.#changed()
  }

  #disconnect() {
    window.removeEventListener('online', this.#onNetwork)
    networkOf()?.removeEventListener('change', this.#onNetwork)
    this.#signals?.close()
    this.#relay?.close()
    this.#mesh?.close()
  }

  readonly #changed = () => {
    this.#snapshot = this.#look()
    for (const listener of this.#listeners) listener()
  }

  #look(): RoomSnapshot {
    return {
      view: this.#view,
      phase: this.#phase,
      local: this.#media.state(),
      peers: this.#mesh?.views() ?? [],
      messages: this.#messages,
      promised: this.#promised,
    }
  }
}
