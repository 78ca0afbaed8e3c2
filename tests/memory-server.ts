/** A server for one part of one answer that remembers no more than the rule about conflicts needs. */
import { decisionOn } from '@/domain/instrument/changes'
import type { OperationReply, SentOperation } from './late-operations'

type Choice = { refusedOperationId: string; choose: 'current' | 'refused' }
type StoredOperation = SentOperation & OperationReply & { settled: boolean; choice?: Choice }

const knewWhatIsNotThere = 'a client knew what was not there'

export const memoryServer = () => {
  const kept: StoredOperation[] = []
  let version = 0
  let content = ''
  /** The reply to a repeat. What made no version is told with the version and the content of now, as the server does. */
  const repeatOf = (sent: SentOperation): OperationReply | undefined => {
    const repeated = kept.find(({ operationId }) => operationId === sent.operationId)
    return repeated && repeated.outcome !== 'saved' ? { ...repeated, version, current: content } : repeated
  }
  const take = (sent: SentOperation): OperationReply => {
    const repeated = repeatOf(sent)
    if (repeated) return repeated
    const own = kept.filter(({ clientId }) => clientId === sent.clientId)
    const outcome = decisionOn(sent, {
      version,
      changedByOthers: kept.some(
        (one) => one.clientId !== sent.clientId && one.outcome === 'saved' && one.version > sent.baseVersion,
      ),
      lastSequence: Math.max(0, ...own.map(({ sequence }) => sequence)),
      same: content === sent.content,
    })
    if (outcome === 'from_the_future') throw new Error(knewWhatIsNotThere)
    for (const one of own) if (one.outcome === 'refused' && one.sequence < sent.sequence) one.settled = true
    const reply = { outcome, version: outcome === 'saved' ? version + 1 : version, current: content }
    if (outcome === 'saved') [version, content] = [version + 1, sent.content]
    kept.push({ ...sent, ...reply, settled: false })
    return reply
  }
  /** Resolves a conflict; null when the choice is refused: it was resolved otherwise, or somebody else changed the answer since. */
  const choose = (sent: SentOperation, choice: Choice): OperationReply | null => {
    const repeated = repeatOf(sent)
    if (repeated) return repeated
    if (sent.baseVersion > version) throw new Error(knewWhatIsNotThere)
    const refused = kept.find(({ operationId }) => operationId === choice.refusedOperationId)
    if (!refused) return null
    const isChanged = kept.some(
      (one) => one.clientId !== sent.clientId && one.outcome === 'saved' && one.version > sent.baseVersion,
    )
    const stands = choice.choose === 'current' ? !isChanged : refused.content === content
    if (refused.settled ? !stands : isChanged) return null
    const isLater = kept.every(({ clientId, sequence }) => clientId !== sent.clientId || sequence < sent.sequence)
    const outcome = !refused.settled && choice.choose === 'refused' && isLater ? 'saved' : 'superseded'
    refused.settled = true
    const reply = { outcome, version: outcome === 'saved' ? version + 1 : version, current: content } as const
    if (outcome === 'saved') [version, content] = [version + 1, refused.content]
    kept.push({ ...sent, content: refused.content, ...reply, settled: false, choice })
    return reply
  }
  const openConflicts = () => kept.filter(({ outcome, settled }) => outcome === 'refused' && !settled)
  return {
    take,
    choose,
    look: () => ({ version, content }),
    openConflicts,
    history: kept as readonly StoredOperation[],
  }
}
