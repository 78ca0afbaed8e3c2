/** Reads the statistics of one connection, and says how its line is (`domain/rooms/line.ts`). */
import { firstLine, nextLine, type Line, type LineSample } from '@/domain/rooms/line'

export class LineQuality {
  #state = firstLine
  /** When each report of the other side came. One that came before says nothing of now. */
  #reportedAt = new Map<string, number>()

  readonly line = (): Line => this.#state.line

  /** The line after one more measurement. */
  readonly measure = (stats: RTCStatsReport): Line => {
    this.#state = nextLine(this.#state, this.#sampleOf(stats))
    return this.#state.line
  }

  #sampleOf(stats: RTCStatsReport): LineSample {
    const losses: number[] = []
    const sample: LineSample = { loss: null, roundTripMs: null, capacityKbit: null }
    stats.forEach((report) => {
      if (report.type === 'remote-inbound-rtp' && this.#isNew(report.id, report.timestamp))
        losses.push(Number(report.fractionLost ?? 0))
      if (report.type !== 'candidate-pair' || !report.nominated || report.state !== 'succeeded') return
      if (report.currentRoundTripTime !== undefined) sample.roundTripMs = 1000 * Number(report.currentRoundTripTime)
      if (report.availableOutgoingBitrate !== undefined)
        sample.capacityKbit = Number(report.availableOutgoingBitrate) / 1000
    })
    return { ...sample, loss: losses.length > 0 ? Math.max(...losses) : null }
  }

  #isNew(id: string, timestamp: number) {
    const isNew = this.#reportedAt.get(id) !== timestamp
    this.#reportedAt.set(id, timestamp)
    return isNew
  }
}
