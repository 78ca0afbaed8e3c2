/** An application in memory, honest or broken on purpose, for the tests of the oracle. It has one part of one answer. */
import { randomUUID } from 'node:crypto'

const place = { interviewId: 'interview', key: 'internet', part: 'value' }

/** @param {{ keepsIds?: boolean, seesConflicts?: boolean }} [honesty] */
export function pretendServer({ keepsIds = true, seesConflicts = true } = {}) {
  const changes = []
  const saved = () => changes.filter(({ outcome }) => outcome === 'saved')
  const content = () => saved().at(-1)?.content ?? null

  const decide = ({ clientId, sequence, baseVersion, content: wanted }) => {
    const own = changes.filter((change) => change.clientId === clientId).map((change) => change.sequence)
    if (sequence <= Math.max(0, ...own) || wanted === content()) return 'superseded'
    const isSeen = (change) => change.clientId === clientId || change.version <= baseVersion
    return seesConflicts && !saved().every(isSeen) ? 'refused' : 'saved'
  }
  const replyTo = ({ outcome, version }) => ({ outcome, version: version ?? saved().length, current: content() })

  return {
    take(operation) {
      const earlier = changes.find(({ operationId }) => operationId === operation.operationId)
      if (earlier && keepsIds) return replyTo(earlier)
      const outcome = decide(operation)
      const current = content()
      const version = outcome === 'saved' ? saved().length + 1 : null
      const { clientId, sequence, baseVersion } = operation
      const operationId = keepsIds ? operation.operationId : randomUUID()
      const row = { operationId, clientId, sequence, baseVersion, outcome, version, content: operation.content }
      changes.push({ ...place, ...row, isOpen: outcome === 'refused' })
      return { outcome, version: version ?? saved().length, current }
    },
    /** @returns {import('./oracle.mjs').State} */
    state() {
      const last = saved().at(-1)
      const counts = new Map()
      for (const { outcome } of changes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
      return {
        changes: changes.map((change) => ({ ...change })),
        answers: last ? [{ ...place, version: last.version, content: last.content }] : [],
        audits: [...counts].map(([outcome, count]) => ({ ...place, outcome, count })),
      }
    },
  }
}

/**
 * Two clients write and send, each operation as often as it says. A client sees the version of its replies.
 * @param {readonly { client: number, content: string | null, times: number }[]} steps
 * @returns {import('./operations.mjs').Operation[]}
 */
export function writeAll(server, steps) {
  const clients = [1, 2].map(() => ({ clientId: randomUUID(), sequence: 0, seen: 0 }))
  return steps.map(({ client: index, content, times }) => {
    const client = clients[index]
    client.sequence += 1
    const { clientId, sequence, seen: baseVersion } = client
    const operation = { operationId: randomUUID(), clientId, sequence, baseVersion, ...place, content }
    const replies = Array.from({ length: times }, () => server.take(operation))
    client.seen = Math.max(client.seen, replies[0].version)
    return { ...operation, sends: times, replies, refusals: [], failures: [] }
  })
}
