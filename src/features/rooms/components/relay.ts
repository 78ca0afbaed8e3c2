/** The short-lived credentials of the relay. They are renewed before each restart, since a call outlives them. */
import type { RelaySettings } from '@/domain/rooms/protocol'
import { postUntilTaken } from './room-requests'

/** Several connections that restart together share one renewal. */
const freshMs = 5000

export class Relay {
  readonly #url: string
  #settings: Promise<RelaySettings | null> | null = null
  #at = 0
  #isClosed = false

  constructor(base: string) {
    this.#url = `${base}/relay`
  }

  readonly close = () => {
    this.#isClosed = true
  }

  /** Null: the page is left, or may no longer use the relay. */
  readonly renewed = (): Promise<RTCConfiguration | null> => {
    if (!this.#settings || Date.now() - this.#at > freshMs) {
      this.#at = Date.now()
      this.#settings = this.#load()
    }
    return this.#settings.then((settings) => settings && configurationOf(settings))
  }

  async #load() {
    const reply = await postUntilTaken<RelaySettings>(this.#url, {}, () => !this.#isClosed)
    return reply?.kind === 'taken' ? reply.data : null
  }
}

const configurationOf = ({ iceServers, relayOnly }: RelaySettings): RTCConfiguration => ({
  iceServers: iceServers.map(({ urls, ...rest }) => ({ ...rest, urls: [...urls] })),
  iceTransportPolicy: relayOnly ? 'relay' : 'all',
  bundlePolicy: 'max-bundle',
})
