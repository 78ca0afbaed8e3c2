/**
 * A tab with its outbox, a network that can be down, and a server that keeps its promise: to see what the screen says.
 * Nothing answers by itself: a test lets what is under way arrive, or get lost.
 */
import { randomUUID } from 'node:crypto'
import type { ChangePart } from '@/domain/instrument/changes'
import type { OpenConflict, StoredAnswer } from '@/features/interviews/queries/interview-in-hand'
import type { Content, Reply, Sent, SentOperation } from '@/features/interviews/components/operation'
import { Outbox, type Post } from '@/features/interviews/components/outbox'
import { partInMemory } from './part-in-memory'

type Waiting = { operation: SentOperation; answer: (sent: Sent<Reply>) => void }
export type Fate = 'taken' | 'lost' | 'reply_lost' | 'failing' | 'signed_out'

const nothing = (part: ChangePart): Content => (part === 'note' ? { note: null } : { value: null, missing: null })
const emptyAnswer = { value: null, missing: null, note: null }

const aServer = () => {
  const parts = new Map<string, ReturnType<typeof partInMemory>>()
  const partOf = (key: string, part: ChangePart) => {
    const id = `${key}|${part}`
    const known = parts.get(id) ?? partInMemory()
    parts.set(id, known)
    return known
  }
  const contentOf = (key: string, part: ChangePart): Content =>
    JSON.parse(partOf(key, part).look().content || JSON.stringify(nothing(part))) as Content
  const take = ({ key, part, content, ...operation }: SentOperation): Reply => {
    const reply = partOf(key, part).take({ ...operation, content: JSON.stringify(content) })
    const { version } = reply
    const savedAt = new Date().toISOString()
    if (reply.outcome === 'saved') return { outcome: 'saved', version, savedAt }
    const current = { ...emptyAnswer, ...contentOf(key, part) }
    return { outcome: reply.outcome, version, savedAt, current, refusedOperationId: operation.operationId }
  }
  const stored = (): StoredAnswer[] =>
    [...new Set([...parts.keys()].map((id) => id.split('|')[0]!))].map((key) => ({
      key,
      ...emptyAnswer,
      ...contentOf(key, 'value'),
      ...contentOf(key, 'note'),
      valueVersion: partOf(key, 'value').look().version,
      noteVersion: partOf(key, 'note').look().version,
    }))
  const conflicts = (): OpenConflict[] =>
    [...parts].flatMap(([id, kept]) => {
      const [key, part] = id.split('|') as [string, ChangePart]
      return kept.openConflicts().map(({ operationId, clientId, content }) => ({
        ...emptyAnswer,
        ...(JSON.parse(content) as Content),
        operationId,
        clientId,
        key,
        part,
        mine: true,
      }))
    })
  return { partOf, take, stored, conflicts }
}

export const aNetwork = () => {
  const server = aServer()
  const sent: SentOperation[] = []
  let underWay: Waiting[] = []
  let fate: Fate = 'taken'
  let refusal: string | null = null
  const outcomeOf = (operation: SentOperation, becomes: Fate): Sent<Reply> => {
    if (becomes === 'lost') return { kind: 'unreachable' }
    if (becomes === 'failing') return { kind: 'failing' }
    if (becomes === 'signed_out') return { kind: 'signed_out' }
    if (refusal !== null) {
      const message = refusal
      refusal = null
      return { kind: 'refused', message }
    }
    const data = server.take(operation)
    return becomes === 'reply_lost' ? { kind: 'unreachable' } : { kind: 'taken', data }
  }
  /** Lets one of what is under way arrive, and the tab hear of it. */
  const answerOne = async (index: number, becomes: Fate = fate) => {
    const [one] = underWay.splice(index % Math.max(1, underWay.length), 1)
    if (!one) return
    one.answer(outcomeOf(one.operation, becomes))
    for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  }
  return {
    sent,
    send: (operation: SentOperation) => {
      sent.push(structuredClone(operation))
      return new Promise<Sent<Reply>>((answer) => underWay.push({ operation: sent.at(-1)!, answer }))
    },
    answerOne,
    answerAll: async () => {
      while (underWay.length > 0) await answerOne(0)
    },
    /** The page is gone: what was under way may reach the server, but nobody hears of it. */
    forget: (becomes: Fate) => {
      for (const { operation } of underWay) outcomeOf(operation, becomes)
      underWay = []
    },
    down: () => (fate = 'lost'),
    up: () => (fate = 'taken'),
    fail: () => (fate = 'failing'),
    signOut: () => (fate = 'signed_out'),
    refuseNext: (message: string) => (refusal = message),
    byOthers: (key: string, value: string, part: ChangePart = 'value') => {
      const content: Content = part === 'note' ? { note: value } : { value, missing: null }
      const baseVersion = server.partOf(key, part).look().version
      const identity = { operationId: randomUUID(), clientId: randomUUID(), sequence: 1, baseVersion }
      server.take({ key, part, content, ...identity })
    },
    stored: (key: string, part: ChangePart = 'value') => {
      const { version, content } = server.partOf(key, part).look()
      const kept = content === '' ? {} : (JSON.parse(content) as object)
      return { ...emptyAnswer, ...kept, version }
    },
    historyOf: (key: string, part: ChangePart) => server.partOf(key, part).history.map(({ content }) => content),
    everything: () => server.stored(),
    openConflicts: () => server.conflicts(),
  }
}

const memoryStorage = (): NonNullable<Post['storage']> => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

type Network = ReturnType<typeof aNetwork>

/** Opening the page: what the server has, and a tab's storage from before, if there is one. */
export const anOutbox = (network: Network = aNetwork(), storage = memoryStorage()) => {
  const outbox = new Outbox(
    {
      send: network.send,
      storage,
      storageKey: 'unsent',
      freshId: () => randomUUID(),
      later: (work, ms) => setTimeout(work, ms),
    },
    network.everything(),
    network.openConflicts(),
  )
  return { outbox, network, storage }
}
