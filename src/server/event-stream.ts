/**
 * Server-sent events: a response that stays open. It ends when its reader goes away or does not keep up, and when the process is
 * told to stop, which otherwise waits for it.
 */
import 'server-only'

export type EventStream = {
  send: (event: string, data: unknown) => void
  /** A comment, so that nobody between takes the stream for dead. */
  beat: () => void
  end: () => void
  readonly endSignal: AbortSignal
}

/** Whoever does not read that much is gone, or does not want it. */
const mostBytesWaiting = 1024 * 1024

declare global {
  var nabijStreams: Set<() => void> | undefined
}

// A reload has this module again, and the process gets one listener for all.
const endAll = () => {
  for (const end of globalThis.nabijStreams ?? []) end()
}
if (!globalThis.nabijStreams) {
  globalThis.nabijStreams = new Set()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll)
}
const openStreams = globalThis.nabijStreams

const encoder = new TextEncoder()

const streamOver = (controller: ReadableStreamDefaultController<Uint8Array>, ending: AbortController): EventStream => {
  const end = () => {
    if (ending.signal.aborted) return
    ending.abort()
    openStreams.delete(end)
    controller.close()
  }
  const write = (text: string) => {
    if (ending.signal.aborted) return
    if ((controller.desiredSize ?? 0) <= 0) return end()
    controller.enqueue(encoder.encode(text))
  }
  openStreams.add(end)
  return {
    send: (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(': beat\n\n'),
    end,
    endSignal: ending.signal,
  }
}

/** The response, whose events `follow` sends until the stream ends. `requestSignal` aborts when the browser goes away. */
export const eventStream = (
  requestSignal: AbortSignal,
  follow: (stream: EventStream) => Promise<void>,
): ReadableStream<Uint8Array> => {
  const ending = new AbortController()
  let stop = () => ending.abort()
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const stream = streamOver(controller, ending)
        stop = stream.end
        requestSignal.addEventListener('abort', stop)
        if (requestSignal.aborted) return stop()
        void follow(stream).finally(stop)
      },
      cancel: () => {
        openStreams.delete(stop)
        ending.abort()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: mostBytesWaiting }),
  )
}

/** `no-transform` keeps Next from compressing it, which would hold events back. */
export const eventHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
}
