// A separate process that does jobs until it is killed.
import { work } from '@/worker'

const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())
await work(stopping.signal)
await (await import('@/server/operator')).closeDatabase()
