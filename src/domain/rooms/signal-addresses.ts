/**
 * Keeps addresses of homes out of what browsers tell each other: only candidates of the relay pass, without the address behind it.
 * A browser is told to send no others; one that does anyway, or writes the address of a home into `raddr`, tells it nobody.
 */
import type { SignalBody } from './protocol'

/** What may follow the type, in pairs. Anything else could hold an address. */
const harmless = new Set(['tcptype', 'generation', 'ufrag', 'network-id', 'network-cost'])

/** Without a dot or colon it is no address. */
const noAddress = /^[A-Za-z0-9+/]+$/

/** foundation, component, transport, priority, address, port, `typ` and the type. */
const fixedWords = 8

const pairsOf = (words: readonly string[]) =>
  words.flatMap((word, index) => {
    const next = words[index + 1]
    return index % 2 === 0 && next !== undefined && harmless.has(word) && noAddress.test(next) ? [word, next] : []
  })

/** A candidate of the relay, with nothing of the address behind it. Null for any other. */
const relayCandidate = (candidate: string): string | null => {
  const words = candidate.trim().split(/\s+/)
  const [typeWord, type] = words.slice(fixedWords - 2, fixedWords)
  if (!words[0]?.startsWith('candidate:') || typeWord !== 'typ' || type !== 'relay') return null
  const pairs = pairsOf(words.slice(fixedWords))
  return [...words.slice(0, fixedWords), 'raddr', '0.0.0.0', 'rport', '9', ...pairs].join(' ')
}

const candidateLine = /^a=candidate:/i
const remoteLine = /^a=remote-candidates:/i

const cleanLine = (line: string): string[] => {
  if (remoteLine.test(line)) return []
  if (candidateLine.test(line)) {
    const candidate = relayCandidate(line.slice(2))
    return candidate === null ? [] : [`a=${candidate}`]
  }
  if (/^c=IN /i.test(line)) return ['c=IN IP4 0.0.0.0']
  return [/^a=rtcp:/i.test(line) ? 'a=rtcp:9 IN IP4 0.0.0.0' : line]
}

const cleanDescription = (sdp: string) =>
  sdp
    .split(/\r\n|\n|\r/)
    .flatMap(cleanLine)
    .join('\r\n')

/** The signal without addresses but those of the relay. Null: nothing is left of it. An empty candidate says that there are no more. */
export const withoutAddresses = (body: SignalBody): SignalBody | null => {
  if (body.kind === 'description') return { ...body, sdp: cleanDescription(body.sdp) }
  if (body.candidate === '') return body
  const candidate = relayCandidate(body.candidate)
  return candidate === null ? null : { ...body, candidate }
}
