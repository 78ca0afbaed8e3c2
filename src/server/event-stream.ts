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
  /** How each open stream is ended, with the promise that all is written that follows from its end. */
  var nabijStreams: Map<() => void, Promise<void>> | undefined
}

// A reload has this module again, and the process gets one listener for all.
const endAll = () => {
  for (const end of globalThis.nabijStreams?.keys() ?? []) end()
}
if (!globalThis.nabijStreams) {
  globalThis.nabijStreams = new Map()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, endAll)
}
const openStreams = globalThis.nabijStreams

const encoder = new TextEncoder()

const streamOver = (controller: ReadableStreamDefaultController<Uint8Array>, ending: AbortController): EventStream => {
  const end = () => {
    if (ending.signal.aborted) return
    ending.abort()
    controller.close()
  }
  const write = (text: string) => {
    if (ending.signal.aborted) return
    if ((controller.desiredSize ?? 0) <= 0) return end()
    controller.enqueue(encoder.encode(text))
  }
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
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const stream = streamOver(controller, ending)
        const { end } = stream
        requestSignal.addEventListener('abort', end)
        if (requestSignal.aborted) return end()
        const work = follow(stream).finally(() => {
          end()
          openStreams.delete(end)
        })
        openStreams.set(end, work)
      },
      cancel: () => ending.abort(),
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
