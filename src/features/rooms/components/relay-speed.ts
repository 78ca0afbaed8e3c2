/**
 * How fast the network is between this browser and the relay: the page sends to itself through it for two seconds. What goes up comes
 * down again, so the slower of the two counts, as in a call.
 */
import { measuredSpeed, mostKbit, type Receipt } from '@/domain/rooms/line-speed'

const measureMs = 2_000
export const patienceMs = 8_000
const everyMs = 25
/** One message fits one packet, so that a lost packet costs no other one. */
const message = 'x'.repeat(1_000)
/** What waits in the browser: enough for the next moment, and little to throw away at the end. */
const fullBytes = 64_000
const lowBytes = 16_000

/** What is lost is lost, as with sound and picture. */
const channelOptions: RTCDataChannelInit = { negotiated: true, id: 0, ordered: false, maxRetransmits: 0 }

/** Waits, and no longer than the page stands. */
export const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const connect = (sender: RTCPeerConnection, receiver: RTCPeerConnection) => {
  const describe = async () => {
    const offer = await sender.createOffer()
    await sender.setLocalDescription(offer)
    await receiver.setRemoteDescription(offer)
    const answer = await receiver.createAnswer()
    await receiver.setLocalDescription(answer)
    await sender.setRemoteDescription(answer)
  }
  const isDescribed = describe()
  const pass = (from: RTCPeerConnection, to: RTCPeerConnection) =>
    from.addEventListener('icecandidate', ({ candidate }) => {
      // A connection that closed meanwhile takes nothing, and one candidate less is no fault.
      if (candidate) isDescribed.then(() => to.addIceCandidate(candidate)).catch(() => undefined)
    })
  pass(sender, receiver)
  pass(receiver, sender)
  return isDescribed
}

/** Sends as much as the line takes, and no faster than the relay lets pass, until the returned function is called. */
const sendOn = (channel: RTCDataChannel) => {
  const startedAt = performance.now()
  let sentBytes = 0
  const fill = () => {
    const dueBytes = ((performance.now() - startedAt) * mostKbit) / 8
    while (channel.readyState === 'open' && sentBytes < dueBytes && channel.bufferedAmount < fullBytes) {
      channel.send(message)
      sentBytes += message.length
    }
  }
  channel.bufferedAmountLowThreshold = lowBytes
  channel.addEventListener('bufferedamountlow', fill)
  const timer = setInterval(fill, everyMs)
  return () => {
    clearInterval(timer)
    channel.removeEventListener('bufferedamountlow', fill)
  }
}

const measure = async (sender: RTCPeerConnection, receiver: RTCPeerConnection, signal: AbortSignal) => {
  const channel = sender.createDataChannel('speed', channelOptions)
  const receiving = receiver.createDataChannel('speed', channelOptions)
  const receipts: Receipt[] = []
  const hasArrived = new Promise<void>((resolve) => {
    receiving.addEventListener('message', ({ data }) => {
      receipts.push({ atMs: performance.now(), bytes: String(data).length })
      resolve()
    })
  })
  let stop = () => {}
  channel.addEventListener('open', () => (stop = sendOn(channel)))
  try {
    await connect(sender, receiver)
    await Promise.race([hasArrived, pause(patienceMs, signal)])
    if (receipts.length > 0) await pause(measureMs, signal)
    return sender.connectionState === 'connected' ? measuredSpeed(receipts, performance.now()) : null
  } finally {
    stop()
  }
}

/** The speed in kbit/s; null when it could not be measured or the page was left. */
export const relaySpeed = async (settings: RTCConfiguration, signal: AbortSignal): Promise<number | null> => {
  const connections: RTCPeerConnection[] = []
  const open = () => {
    const connection = new RTCPeerConnection(settings)
    connections.push(connection)
    return connection
  }
  const close = () => {
    for (const connection of connections) connection.close()
  }
  signal.addEventListener('abort', close)
  try {
    return await measure(open(), open(), signal)
  } catch {
    return null
  } finally {
    close()
  }
}
