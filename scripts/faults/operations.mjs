/**
 * What a browser in an interview writes: operations on answers, numbered and based on the version that it saw last, as those of
 * src/features/interviews/components/outbox.ts.
 */
import { randomUUID } from 'node:crypto'

/**
 * @typedef {object} Operation one save, with everything that came of it
 * @property {string} operationId
 * @property {string} clientId
 * @property {string} interviewId
 * @property {string} key
 * @property {'value' | 'note'} part
 * @property {number} sequence
 * @property {number} baseVersion
 * @property {string | null} content
 * @property {number} sends
 * @property {Reply[]} replies every acknowledgement that arrived, in the order in which they did
 * @property {number[]} refusals the status of each answer that refuses the operation for good
 * @property {(number | 'none')[]} failures the status of each answer that asks to send it again
 * @property {number} [milliseconds] until it was acknowledged or refused, of a caller who writes one after the other
 */

/** @typedef {{ outcome: 'saved' | 'superseded' | 'refused', version: number, current?: string | null }} Reply */

/** Questions of the instrument that a caller can always answer. */
const options = {
  school_contact: ['good', 'little', 'none'],
  school_letters: ['yes', 'partly', 'no'],
  internet: ['yes', 'partly', 'no'],
}
const keys = Object.keys(options)

/** The content of a part as one text, the same for an operation, a reply and a row. Null: empty. */
export const contentOf = (part, { value, missing, note }) =>
  part === 'note' ? (note ?? null) : (missing ?? value ?? null)

/**
 * One tab with one interview.
 * @param {string} interviewId @param {import('./random.mjs').Random} random
 */
export function newClient(interviewId, random) {
  const clientId = randomUUID()
  let sequence = 0
  const seen = new Map()
  const place = ({ key, part }) => `${key} ${part}`
  /** A note says which operation it is of, so that no two are alike. */
  const contentFor = (key, part) => {
    if (random.chance(0.05)) return null // deletes what stood there
    return part === 'note' ? `${clientId.slice(0, 8)} schreef regel ${sequence}` : random.oneOf(options[key])
  }
  return {
    /** @returns {Operation} */
    write() {
      sequence += 1
      const [key, part] = [random.oneOf(keys), random.oneOf(['value', 'note'])]
      const target = { interviewId, key, part }
      const from = { operationId: randomUUID(), clientId, sequence, baseVersion: seen.get(place(target)) ?? 0 }
      return { ...from, ...target, content: contentFor(key, part), sends: 0, replies: [], refusals: [], failures: [] }
    },
    /** Notes the version of the last reply. @param {Operation} operation */
    look(operation) {
      const version = operation.replies.at(-1)?.version ?? 0
      seen.set(place(operation), Math.max(version, seen.get(place(operation)) ?? 0))
    },
  }
}
