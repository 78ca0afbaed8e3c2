/**
 * A tab with its outbox, a network that can be down, and a correct server, to check what the screen shows. Nothing answers
 * by itself: a test lets requests arrive or get lost.
 */
import { randomUUID } from 'node:crypto'
import type { ChangePart } from '@/domain/instrument/changes'
import type { OpenConflict, StoredAnswer } from '@/features/interviews/parts/stored-answers'
import type { Content, Reply, SendResult, SentOperation } from '@/features/interviews/components/operation'
import { Outbox, type UnsentAnswer } from '@/features/interviews/components/outbox'
import { memoryServer } from './memory-server'

type Waiting = { operation: SentOperation; answer: (sent: SendResult<Reply>) => void }
export type Fate = 'taken' | 'lost' | 'reply_lost' | 'failing' | 'signed_out' | 'other_person'

const nothing = (part: ChangePart): Content => (part === 'note' ? { note: null } : { value: null, missing: null })
const emptyAnswer = { value: null, missing: null, note: null }

const aServer = () => {
  const parts = new Map<string, ReturnType<typeof memoryServer>>()
  const partOf = (key: string, part: ChangePart) => {
    const id = `${key}|${part}`
    const known = parts.get(id) ?? memoryServer()
    parts.set(id, known)
    return known
  }
  const contentOf = (key: string, part: ChangePart): Content =>
    JSON.parse(partOf(key, part).look().content || JSON.stringify(nothing(part))) as Content
  /** Null for a choice that the server refuses. */
  const take = ({ key, part, content, choice, ...operation }: SentOperation): Reply | null => {
    const sent = { ...operation, ...choice, content: JSON.stringify(content) }
    const reply = choice ? partOf(key, part).choose(sent, choice) : partOf(key, part).take(sent)
    if (!reply) return null
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
  const outcomeOf = (operation: SentOperation, becomes: Fate): SendResult<Reply> => {
    if (becomes === 'lost') return { kind: 'unreachable' }
    if (becomes === 'failing') return { kind: 'failing' }
    if (becomes === 'signed_out' || becomes === 'other_person') return { kind: becomes }
    if (refusal !== null) {
      const message = refusal
      refusal = null
      return { kind: 'refused', message }
    }
    const data = server.take(operation)
    if (!data) return becomes === 'reply_lost' ? { kind: 'unreachable' } : { kind: 'refused', message: 'Kies opnieuw.' }
    return becomes === 'reply_lost' ? { kind: 'unreachable' } : { kind: 'taken', data }
  }
  /** Delivers one request, and the reply to the tab. */
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
      return new Promise<SendResult<Reply>>((answer) => underWay.push({ operation: sent.at(-1)!, answer }))
    },
    answerOne,
    answerAll: async () => {
      while (underWay.length > 0) await answerOne(0)
    },
    /** The page is closed: requests under way may reach the server, but no reply reaches the tab. */
    forget: (becomes: Fate) => {
      for (const { operation } of underWay) outcomeOf(operation, becomes)
      underWay = []
    },
    down: () => (fate = 'lost'),
    up: () => (fate = 'taken'),
    fail: () => (fate = 'failing'),
    signOut: () => (fate = 'signed_out'),
    otherPerson: () => (fate = 'other_person'),
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
    /** What was saved, version by version, and whether it was a choice between two answers. */
    savedOf: (key: string, part: ChangePart) =>
      server
        .partOf(key, part)
        .history.filter(({ outcome }) => outcome === 'saved')
        .map(({ content, choice }) => ({ content, refusedOperationId: choice?.refusedOperationId ?? null })),
    historyOf: (key: string, part: ChangePart) => server.partOf(key, part).history.map(({ content }) => content),
    everything: () => server.stored(),
    openConflicts: () => server.conflicts(),
  }
}

/** What the device holds of a tab: the last state that its outbox stored. */
const aBox = () => {
  let unsent: readonly UnsentAnswer[] = []
  return {
    keep: (next: readonly UnsentAnswer[]) => void (unsent = structuredClone(next)),
    unsent: () => unsent,
  }
}

type Network = ReturnType<typeof aNetwork>

/** Opens the page with what the server holds and, if there is one, the stored entry of an earlier tab. */
export const anOutbox = (network: Network = aNetwork(), box = aBox()) => {
  const outbox = new Outbox(
    {
      send: network.send,
      save: box.keep,
      freshId: () => randomUUID(),
      later: (work, ms) => setTimeout(work, ms),
    },
    network.everything(),
    network.openConflicts(),
  )
  return { outbox, network, box }
}
