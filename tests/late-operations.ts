/**
 * Several clients that write the same answer over a bad connection: operations arrive late, twice and in any order, and
 * replies get lost. Runs against any implementation of `Server`, and checks what it holds in the end. It does not use the
 * database itself.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Operation } from '@/domain/instrument/changes'

export type SentOperation = Operation & { operationId: string; content: string }
export type OperationReply = { outcome: 'saved' | 'superseded' | 'refused'; version: number; current: string }

export type Server = {
  take: (operation: SentOperation) => Promise<OperationReply>
  look: () => Promise<{ version: number; content: string; openConflicts: readonly string[] }>
}

/** A step: a client writes or reads, or operations arrive, several at the same moment if the server allows it. */
type Step =
  | { does: 'write'; client: number; content: string }
  | { does: 'look'; client: number }
  | { does: 'arrive'; which: readonly number[]; repliesArrive: boolean }

const contents = ['yes', 'partly', 'no'] as const

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: write() },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('look' as const), client: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('arrive' as const),
      which: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      repliesArrive: fc.boolean(),
    }),
  },
)

function write() {
  return fc.record({ does: fc.constant('write' as const), client: fc.nat(2), content: fc.constantFrom(...contents) })
}

export const arbitrarySteps = fc.array(step, { minLength: 1, maxLength: 30 })

const aTab = () => ({ clientId: randomUUID(), sequence: 0, seen: 0 })

export type Story = { sent: SentOperation[]; replies: Map<string, OperationReply[]> }

/** Runs all steps; operations still under way at the end arrive then. */
export const happen = async (steps: readonly Step[], server: Server): Promise<Story> => {
  const tabs = [aTab(), aTab(), aTab()]
  const sent: SentOperation[] = []
  const replies = new Map<string, OperationReply[]>()
  const arrive = async (operation: SentOperation, replyArrives: boolean) => {
    const reply = await server.take(operation)
    replies.set(operation.operationId, [...(replies.get(operation.operationId) ?? []), reply])
    const tab = tabs.find(({ clientId }) => clientId === operation.clientId)!
    if (replyArrives) tab.seen = Math.max(tab.seen, reply.version)
  }
  for (const one of steps) {
    if (one.does === 'arrive') {
      const some = one.which.flatMap((at) => (sent.length > 0 ? [sent[at % sent.length]!] : []))
      await Promise.all(some.map((operation) => arrive(operation, one.repliesArrive)))
      continue
    }
    const tab = tabs[one.client]!
    if (one.does === 'look') tab.seen = Math.max(tab.seen, (await server.look()).version)
    else
      sent.push({
        operationId: randomUUID(),
        clientId: tab.clientId,
        sequence: ++tab.sequence,
        baseVersion: tab.seen,
        content: one.content,
      })
  }
  for (const operation of sent) if (!replies.has(operation.operationId)) await arrive(operation, false)
  return { sent, replies }
}

const laterOwn = (sent: readonly SentOperation[], operation: SentOperation) =>
  sent.some(({ clientId, sequence }) => clientId === operation.clientId && sequence > operation.sequence)

/**
 * Describes every value that was lost, overwritten unseen or acknowledged wrongly. The list is empty for a correct server.
 */
export const broken = async ({ sent, replies }: Story, server: Server): Promise<string[]> => {
  const problems: string[] = []
  const end = await server.look()
  const first = (operation: SentOperation) => replies.get(operation.operationId)![0]!
  const saved = sent
    .filter((operation) => first(operation).outcome === 'saved')
    .toSorted((one, other) => first(one).version - first(other).version)

  for (const operation of sent) {
    const { outcome, version, current } = first(operation)
    const kept = end.openConflicts.includes(operation.operationId)
    if (outcome === 'superseded' && current !== operation.content && !laterOwn(sent, operation))
      problems.push('a value was passed over that nothing of its own client replaces')
    if (outcome === 'refused' && !kept && !laterOwn(sent, operation))
      problems.push('a refused value is no open conflict')
    if (outcome !== 'refused' && kept) problems.push('a conflict is open that nobody was told of')
    for (const again of replies.get(operation.operationId)!)
      if (again.outcome !== outcome || (outcome === 'saved' && again.version !== version))
        problems.push('a repeat got another reply')
  }
  saved.forEach((operation, index) => {
    if (first(operation).version !== index + 1) problems.push('versions do not grow one by one')
    const unseen = saved.slice(operation.baseVersion, index)
    if (unseen.some(({ clientId }) => clientId !== operation.clientId))
      problems.push('a value was saved over somebody else’s that its client had not seen')
  })
  if (end.version !== saved.length) problems.push('the version is not that of the last saved')
  if ((saved.at(-1)?.content ?? '') !== end.content) problems.push('the value is not the last saved')
  return problems
}
