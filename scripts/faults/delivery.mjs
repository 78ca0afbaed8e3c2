/** Sends operations to the application until it answers, as the browser of a caller does. */
import { setTimeout as sleep } from 'node:timers/promises'
import { request } from './http.mjs'
import { contentOf } from './operations.mjs'

/** The answers after which a browser sends the same operation again. */
const unavailable = new Set([408, 429, 500, 502, 503, 504])
const patienceMs = 20_000
/** For this long an operation is sent again. A fault ends before. */
const deadlineMs = 120_000
const pauseMs = 40

/** A slow machine is no fault: whoever waits short at first waits longer each time, and never longer than a browser. */
const patienceOf = (patience, attempt) => Math.min(patience * (attempt + 1), patienceMs)

const bodyOf = ({ operationId, clientId, sequence, key, part, baseVersion, content }) =>
  JSON.stringify({ operationId, clientId, sequence, key, part, baseVersion, [part]: content })

const replyOf = ({ part }, text) => {
  const { outcome, version, current } = JSON.parse(text).data
  return { outcome, version, ...(current ? { current: contentOf(part, current) } : {}) }
}

/**
 * Sends an operation once and notes what came of it.
 * @param {import('./operations.mjs').Operation} operation
 * @param {{ cookie: string, host: string, port: number, patience?: number }} way
 * @returns {Promise<'acknowledged' | 'refused' | 'unanswered'>}
 */
export async function sendOnce(operation, { cookie, host, port, patience = patienceMs }) {
  operation.sends += 1
  const path = `/api/interviews/${operation.interviewId}/answers`
  const headers = { cookie, 'content-type': 'application/json' }
  try {
    const answer = await request({ port, host, method: 'PUT', path, headers, body: bodyOf(operation), patience })
    if (answer.status === 200) {
      operation.replies.push(replyOf(operation, answer.text))
      return 'acknowledged'
    }
    if (!unavailable.has(answer.status)) {
      operation.refusals.push(answer.status)
      return 'refused'
    }
    operation.failures.push(answer.status)
  } catch {
    operation.failures.push('none')
  }
  return 'unanswered'
}

/**
 * Sends an operation until it is acknowledged or refused.
 * @param {import('./operations.mjs').Operation} operation
 * @param {{ cookie: string, host: string, portOf: (attempt: number) => number, patience?: number }} way
 */
export async function deliver(operation, { portOf, patience = patienceMs, ...way }) {
  const end = performance.now() + deadlineMs
  for (let attempt = 0; ; attempt += 1) {
    const result = await sendOnce(operation, { ...way, port: portOf(attempt), patience: patienceOf(patience, attempt) })
    if (result !== 'unanswered' || performance.now() > end) return result
    await sleep(pauseMs)
  }
}
