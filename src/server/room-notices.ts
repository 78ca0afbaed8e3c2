/**
 * Tells the streams of this process that something changed in a room. A notice of Postgres carries an id alone (of a room, or of the
 * seat for which a signal waits), and one connection of the process listens for all of them. When it breaks, it is made again and
 * everybody is told once: notices of the meantime are lost, rows are not.
 */
import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import type { Transaction } from './db'
import { env } from './env'
import { logError } from './log'
import { LoginClient } from './login-pool'

const channel = 'nabij_room'
const retryMs = 1000

type Listener = () => void
type Board = { listeners: Map<string, Set<Listener>>; client: LoginClient | null; isListening: boolean }

declare global {
  var nabijRooms: Board | undefined
}

// A bundle or a reload has this module again, and all of them use the same connection.
const board = (globalThis.nabijRooms ??= { listeners: new Map(), client: null, isListening: false })

const tell = (id: string) => {
  for (const listener of board.listeners.get(id) ?? []) listener()
}

const tellEverybody = () => {
  for (const id of board.listeners.keys()) tell(id)
}

const closed = (client: LoginClient) =>
  new Promise<void>((resolve) => {
    client.once('end', () => resolve())
  })

const listenOnce = async () => {
  const client = new LoginClient({ connectionString: env().DATABASE_URL, keepAlive: true })
  client.on('error', () => undefined) // an error is followed by `end`
  client.on('notification', ({ payload }) => tell(payload ?? ''))
  const end = closed(client)
  await client.connect()
  board.client = client
  await client.query(`listen ${channel}`)
  tellEverybody()
  if (board.listeners.size === 0) void client.end()
  await end
}

const listenWhileNeeded = async () => {
  if (board.isListening) return
  board.isListening = true
  while (board.listeners.size > 0) {
    await listenOnce().catch((error: unknown) => logError('room_notices', error))
    board.client = null
    if (board.listeners.size > 0) await delay(retryMs)
  }
  board.isListening = false
}

/** Calls `listener` whenever one of these ids is notified, until the function that it returns is called. */
export const onNotices = (ids: readonly string[], listener: Listener): (() => void) => {
  for (const id of ids) board.listeners.set(id, (board.listeners.get(id) ?? new Set()).add(listener))
  void listenWhileNeeded()
  return () => {
    for (const id of ids) {
      board.listeners.get(id)?.delete(listener)
      if (board.listeners.get(id)?.size === 0) board.listeners.delete(id)
    }
    if (board.listeners.size === 0) void board.client?.end()
  }
}

/** Sent with the commit of the transaction. */
export const sendNotice = async (tx: Pick<Transaction, '$queryRaw'>, id: string): Promise<void> => {
  await tx.$queryRaw`select pg_notify(${channel}, ${id})::text`
}
