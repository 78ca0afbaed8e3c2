/**
 * Judges what the database holds in the end against what was acknowledged. It is pure, and does not know which fault happened.
 *
 * lost: an acknowledged operation that is not there, or is there as something else, or that another one replaced without having
 * seen it. duplicate: an operation that is there twice, or that nobody sent, or whose repeat got another reply. torn: parts of one
 * operation that do not belong together. unaudited: a change without its row in the log. unanswered: sent, and never answered.
 */

/** @typedef {import('./operations.mjs').Operation} Operation */
/** @typedef {'lost' | 'duplicate' | 'torn' | 'unaudited' | 'unanswered'} Kind */
/** @typedef {{ kind: Kind, what: string, operationId?: string }} Finding */

/**
 * @typedef {object} Change a row of the history
 * @property {string} operationId
 * @property {string} interviewId
 * @property {string} key
 * @property {string} part
 * @property {string} outcome
 * @property {number | null} version
 * @property {number} baseVersion
 * @property {string} clientId
 * @property {number} sequence
 * @property {string | null} content
 * @property {boolean} isOpen a conflict about which nobody has decided yet
 */

/** @typedef {{ interviewId: string, key: string, part: string, version: number, content: string | null }} Answer */
/** @typedef {{ interviewId: string, key: string, part: string, outcome: string, count: number }} AuditCount */
/** @typedef {{ changes: Change[], answers: Answer[], audits: AuditCount[] }} State */

const placeOf = ({ interviewId, key, part }) => `${interviewId} ${key} ${part}`
const numberOf = ({ clientId, sequence }) => `${clientId} ${sequence}`

/** @template Item @param {readonly Item[]} items @param {(item: Item) => string} nameOf @returns {Map<string, Item[]>} */
function groupBy(items, nameOf) {
  const groups = new Map()
  for (const item of items) {
    const group = groups.get(nameOf(item))
    if (group) group.push(item)
    else groups.set(nameOf(item), [item])
  }
  return groups
}

/** Whether a reply and the row of its operation say the same. */
const agrees = (operation, { outcome, version }, change) =>
  placeOf(change) === placeOf(operation) &&
  change.content === operation.content &&
  change.outcome === outcome &&
  (outcome !== 'saved' || change.version === version)

const isReplaced = ({ clientId, sequence }, lastSequences) => (lastSequences.get(clientId) ?? 0) > sequence

/** What the sender was told, beside the row of the operation. */
function* ofAcknowledged(operation, change, lastSequences) {
  const { operationId, content } = operation
  const [reply] = operation.replies
  if (!change) return yield { kind: 'lost', operationId, what: 'an acknowledged operation is not in the history' }
  if (!agrees(operation, reply, change))
    yield { kind: 'lost', operationId, what: 'an acknowledged operation is in the history as something else' }
  if (reply.outcome === 'superseded' && reply.current !== content && !isReplaced(operation, lastSequences))
    yield { kind: 'lost', operationId, what: 'an operation was passed over that nothing of its own client replaces' }
  if (reply.outcome === 'refused' && !change.isOpen && !isReplaced(operation, lastSequences))
    yield { kind: 'lost', operationId, what: 'a conflict is not open, and nobody decided about it' }
  const isOther = ({ outcome, version }) =>
    outcome !== reply.outcome || (outcome === 'saved' && version !== reply.version)
  if (operation.replies.some(isOther))
    yield { kind: 'duplicate', operationId, what: 'a repeat got another reply than the first one' }
}

function* ofOperation(operation, changes, lastSequences) {
  const { operationId, replies, refusals, sends } = operation
  if (replies.length > 0) return yield* ofAcknowledged(operation, changes[0], lastSequences)
  if (refusals.length === 0) yield { kind: 'unanswered', operationId, what: 'an operation was never answered' }
  // One of several sends may have been done before its answer was lost; then it is there although a later send was refused.
  if (refusals.length === sends && changes.length > 0)
    yield { kind: 'torn', operationId, what: 'a refused operation is in the history' }
}

function* ofHistory(changes, sentIds) {
  for (const { operationId } of changes)
    if (!sentIds.has(operationId))
      yield { kind: 'duplicate', operationId, what: 'nobody sent an operation of the history' }
  for (const group of groupBy(changes, ({ operationId }) => operationId).values())
    if (group.length > 1)
      yield { kind: 'duplicate', operationId: group[0].operationId, what: 'an operation is in the history twice' }
  for (const group of groupBy(changes, numberOf).values())
    if (new Set(group.map(({ operationId }) => operationId)).size > 1)
      yield {
        kind: 'duplicate',
        operationId: group[0].operationId,
        what: 'a number of a client is in the history twice',
      }
}

/** The versions of one part of one answer, from the first to the one that stands there. */
function* ofPart(saved, answer) {
  const versions = saved.toSorted((one, other) => one.version - other.version)
  if (versions.some(({ version }, index) => version !== index + 1))
    return yield { kind: 'torn', what: 'the versions of an answer do not count from one' }
  const last = versions.at(-1)
  if ((answer?.version ?? 0) !== (last?.version ?? 0) || (answer?.content ?? null) !== (last?.content ?? null))
    yield { kind: 'torn', operationId: last?.operationId, what: 'an answer is not the last version of its history' }
  for (const { baseVersion, version, clientId } of versions)
    for (const unseen of versions.slice(baseVersion, version - 1))
      if (unseen.clientId !== clientId)
        yield {
          kind: 'lost',
          operationId: unseen.operationId,
          what: 'an operation was replaced by one that had not seen it',
        }
}

function* ofParts(changes, answers) {
  const savedByPlace = groupBy(
    changes.filter(({ outcome }) => outcome === 'saved'),
    placeOf,
  )
  const answersByPlace = new Map(answers.map((answer) => [placeOf(answer), answer]))
  for (const place of new Set([...savedByPlace.keys(), ...answersByPlace.keys()]))
    yield* ofPart(savedByPlace.get(place) ?? [], answersByPlace.get(place))
}

function* ofAudit(changes, audits) {
  const nameOf = (row) => `${placeOf(row)} ${row.outcome}`
  const counts = new Map(audits.map((row) => [nameOf(row), row.count]))
  const made = groupBy(changes, nameOf)
  for (const name of new Set([...counts.keys(), ...made.keys()])) {
    const missing = (made.get(name)?.length ?? 0) - (counts.get(name) ?? 0)
    for (let index = 0; index < missing; index += 1) yield { kind: 'unaudited', what: 'a change has no row in the log' }
    for (let index = 0; index > missing; index -= 1) yield { kind: 'torn', what: 'a row in the log has no change' }
  }
}

/**
 * @param {readonly Operation[]} operations everything that was sent
 * @param {State} state everything that is stored of the same interviews
 * @returns {Finding[]} empty for an application that keeps its promises
 */
export function judge(operations, { changes, answers, audits }) {
  const changesById = groupBy(changes, ({ operationId }) => operationId)
  /** The last number that a client sent for each part, under the id of the client alone within its part. */
  const lastByPlace = new Map()
  for (const operation of operations) {
    const last = lastByPlace.get(placeOf(operation)) ?? new Map()
    lastByPlace.set(placeOf(operation), last)
    last.set(operation.clientId, Math.max(operation.sequence, last.get(operation.clientId) ?? 0))
  }
  const findings = []
  for (const operation of operations) {
    const own = changesById.get(operation.operationId) ?? []
    findings.push(...ofOperation(operation, own, lastByPlace.get(placeOf(operation))))
  }
  findings.push(...ofHistory(changes, new Set(operations.map(({ operationId }) => operationId))))
  findings.push(...ofParts(changes, answers), ...ofAudit(changes, audits))
  return findings
}

/** @param {readonly Finding[]} findings @param {Kind} kind */
export const countOf = (findings, kind) => findings.filter((finding) => finding.kind === kind).length
